import type { Operation } from '../../operations/operation.ts';
import { type Catalog, isUncertain, nameOf, tableOf } from '../../schema/catalog.ts';
import { plainCondition } from '../../schema/condition.ts';
import type { TableName } from '../../schema/model.ts';
import type { SqlExpression } from '../../sql/author.ts';
import type { PostgresParser } from '../../sql/postgres.ts';
import { everyWord } from '../../sql/words.ts';
import type { Reads } from './reads.ts';

/** What reads the SQL of an assertion. */
export interface AssertReader {
  readonly parser: PostgresParser;
  /** As it stands in the script; undefined where the dialect refuses it. */
  readonly textOf: (sql: SqlExpression) => string | undefined;
}

/**
 * What an author's assertion reads; undefined where nobody can say: a view, a table that the chain does not know, a function that is
 * none of the everyday ones and may even write. Where nothing has been touched, only that last question is left.
 */
export function readsOfAssert(
  { condition }: Operation<'assert'>,
  catalog: Catalog,
  { parser, textOf }: AssertReader,
  untouched: boolean,
): Reads | undefined {
  const { plain } = plainCondition(condition);
  if (plain.kind !== 'query') return untouched ? NOTHING : undefined;
  const text = textOf(plain.sql);
  const outcome = text === undefined ? undefined : parser.parse(`SELECT (${text})`);
  if (!outcome?.ok || outcome.statements.length !== 1) return undefined;
  const found = namesIn(outcome.statements[0]?.node);
  if (![...found.functions].every((one) => EVERYDAY.has(one) || (untouched && LOOKING.test(one)))) return undefined;
  if (untouched) return NOTHING;
  const tables: { table: TableName }[] = [];
  for (const name of found.tables) {
    if (name.schema === undefined && found.queries.has(name.name)) continue;
    const table = tableOf(catalog, name);
    if (table === undefined || isUncertain(catalog, table.name)) return undefined;
    tables.push({ table: nameOf(table) });
  }
  return { tables, names: everyWord(plain.sql), expressions: true };
}

interface Names {
  readonly tables: TableName[];
  /** Those of WITH. */
  readonly queries: Set<string>;
  readonly functions: Set<string>;
}

function namesIn(tree: unknown, names: Names = { tables: [], queries: new Set(), functions: new Set() }): Names {
  if (Array.isArray(tree)) for (const one of tree) namesIn(one, names);
  else if (typeof tree === 'object' && tree !== null) {
    for (const [kind, node] of Object.entries(tree)) {
      if (kind === 'RangeVar') {
        const { relname, schemaname } = node as { readonly relname?: string; readonly schemaname?: string };
        names.tables.push({ name: relname ?? '', ...(schemaname !== undefined && { schema: schemaname }) });
      } else if (kind === 'CommonTableExpr') names.queries.add((node as { readonly ctename?: string }).ctename ?? '');
      else if (kind === 'funcname') names.functions.add(lastName(node));
      namesIn(node, names);
    }
  }
  return names;
}

function lastName(list: unknown): string {
  const last: unknown = Array.isArray(list) ? list.at(-1) : undefined;
  return (last as { readonly String?: { readonly sval?: string } } | undefined)?.String?.sval ?? '';
}

const NOTHING: Reads = { tables: [], names: new Set(), expressions: false };

/** Functions of PostgreSQL's own that look things up in its catalogs. */
const LOOKING =
  /^(?:pg_(?:get|table|relation|total|column|size|database|has|is)_|has_|to_reg|obj_description|col_description)/;

/** Functions of PostgreSQL's own that read nothing but what they are given. */
const EVERYDAY: ReadonlySet<string> = new Set(
  `abs array_agg array_length avg bool_and bool_or btrim cardinality ceil char_length character_length coalesce concat
  concat_ws count current_setting date_part date_trunc dense_rank every extract floor format greatest lag lead least left length
  lower lpad ltrim max md5 min mod now nullif octet_length position power rank regexp_match regexp_matches regexp_replace replace
  right round row_number rpad rtrim sign split_part starts_with string_agg strpos substr substring sum to_char to_date to_number
  to_timestamp trim trunc upper version`.split(/\s+/),
);
