import type { Catalog } from '../../../schema/catalog.ts';
import { routinesNamed } from '../../../schema/catalog-objects.ts';
import { type SqlExpression, textOfSql } from '../../../sql/author.ts';

/** What an expression gives from row to row: the same for all of a statement, another each time, or that depends on this function. */
export type Volatility = 'constant' | 'volatile' | { readonly unknown: string };

const TOKEN =
  /'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\/|((?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)(?:\s*\.\s*(?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*))*)\s*\(/gu;

/** The worst of the functions that it calls. */
export function volatilityOf(expression: SqlExpression, catalog: Catalog): Volatility {
  let worst: Volatility = 'constant';
  for (const [, name] of textOfSql(expression).matchAll(TOKEN)) {
    if (name === undefined) continue;
    const one = volatilityOfFunction(name, catalog);
    if (one === 'volatile') return one;
    if (one !== 'constant') worst = one;
  }
  return worst;
}

/** Does it call a function of which we know nothing? What PostgreSQL brings locks no table. */
export function callsUnknown(expression: SqlExpression): boolean {
  return [...textOfSql(expression).matchAll(TOKEN)].some(([, name]) => {
    const word = (name ?? '').toLowerCase().replace(/^pg_catalog\s*\.\s*/, '');
    return name !== undefined && ![VOLATILE, CONSTANT, TYPES_WITH_LENGTH, GROUPING].some((one) => one.has(word));
  });
}

function volatilityOfFunction(written: string, catalog: Catalog): Volatility {
  const parts = [...written.matchAll(/"((?:[^"]|"")+)"|[^\s."]+/g)].map(([text, quoted]) =>
    quoted === undefined ? text.toLowerCase() : quoted.replaceAll('""', '"'),
  );
  const [first = '', ...rest] = parts;
  const [schema, name] = rest.length === 0 ? [undefined, first] : [first, rest.at(-1) ?? first];
  const own = routinesNamed(catalog, schema === undefined || schema === 'public' ? { name } : { name, schema });
  const [known, ...others] = own;
  if (known?.kind === 'function' && others.length === 0) {
    if (known.volatility === 'immutable' || known.volatility === 'stable') return 'constant';
    // The body of a SQL function may take the place of the call, and be less volatile than the function.
    return known.language.toLowerCase() === 'sql' ? { unknown: shownCall(written) } : 'volatile';
  }
  if (schema === undefined || schema === 'pg_catalog' || schema === 'public' || schema === 'extensions') {
    if (VOLATILE.has(name)) return 'volatile';
    if (CONSTANT.has(name) || TYPES_WITH_LENGTH.has(name)) return 'constant';
  }
  return { unknown: shownCall(written) };
}

function shownCall(written: string): string {
  return `${written.replace(/\s+/g, '')}()`;
}

/** pg_proc has them as volatile, or the extension that brings them: uuid-ossp, pgcrypto. */
export const VOLATILE: ReadonlySet<string> = new Set(
  `clock_timestamp timeofday random random_normal setseed gen_random_uuid uuidv4 uuidv7 nextval setval currval lastval pg_sleep
  pg_notify pg_advisory_lock pg_advisory_xact_lock pg_try_advisory_lock pg_logical_emit_message set_config
  uuid_generate_v1 uuid_generate_v1mc uuid_generate_v4 gen_random_bytes gen_salt`.split(/\s+/),
);

/** Immutable or stable to pg_proc, in every form; and what only looks like a call. */
export const CONSTANT: ReadonlySet<string> = new Set(
  `now transaction_timestamp statement_timestamp date_trunc date_part date_bin age make_date make_time make_timestamp
  make_timestamptz make_interval to_char to_date to_timestamp to_number timezone justify_days justify_hours justify_interval isfinite
  lower upper initcap length char_length character_length octet_length bit_length btrim ltrim rtrim lpad rpad left right repeat replace
  reverse split_part starts_with strpos substr translate concat concat_ws format md5 sha224 sha256 sha384 sha512 encode decode chr ascii
  quote_ident quote_literal quote_nullable regexp_replace regexp_match to_hex
  abs ceil ceiling floor round sign sqrt cbrt power exp ln log mod div pi trunc degrees radians sin cos tan gcd lcm
  to_json to_jsonb row_to_json array_to_json json_build_object jsonb_build_object json_build_array jsonb_build_array json_object
  jsonb_object jsonb_set jsonb_strip_nulls jsonb_typeof json_typeof jsonb_array_length
  array_append array_prepend array_cat array_fill array_length array_position array_remove array_replace array_to_string string_to_array
  cardinality int4range int8range numrange daterange tsrange tstzrange to_tsvector to_tsquery plainto_tsquery setweight
  current_setting current_schema current_schemas current_database version pg_backend_pid txid_current pg_current_xact_id
  inet_client_addr inet_server_addr host masklen network hashtext
  point box circle line lseg path polygon num_nulls num_nonnulls
  uuid_nil uuid_ns_dns uuid_ns_url uuid_generate_v3 uuid_generate_v5 hstore digest hmac`.split(/\s+/),
);

/** `CAST(x AS varchar(10))`, and the words of the grammar that a parenthesis follows. */
export const TYPES_WITH_LENGTH: ReadonlySet<string> = new Set(
  `varchar char character varying bpchar numeric decimal dec float bit varbit time timestamp timestamptz timetz interval precision
  cast coalesce nullif greatest least extract overlay position substring trim row array in any all some not and or is case when then else
  between like collate current_time current_timestamp localtime localtimestamp xmlelement xmlforest`.split(/\s+/),
);

/** What stands before a parenthesis in queries only. */
const GROUPING: ReadonlySet<string> = new Set(
  `count sum avg min max bool_and bool_or every array_agg string_agg json_agg jsonb_agg exists select from where on using values as over
  filter within group union except intersect distinct limit offset having with lateral generate_series unnest row_number rank dense_rank lag
  lead first_value last_value`.split(/\s+/),
);
