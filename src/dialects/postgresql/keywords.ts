import { doubleQuoted } from '../ansi.ts';

/**
 * Words that PostgreSQL 13 to 18 do not take as a name everywhere: the reserved ones, those that may only name types and functions,
 * and those that may not (`src/include/parser/kwlist.h`, categories R, T and C of `pg_get_keywords()`).
 */
const KEYWORDS = [
  'all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create',
  'current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc distinct',
  'do else end except false fetch for foreign from grant group having in initially intersect into lateral leading limit',
  'localtime localtimestamp not null offset on only or order placing primary references returning select session_user some',
  'symmetric system_user table then to trailing true union unique user using variadic when where window with',
  'authorization binary collation concurrently cross current_schema freeze full ilike inner is isnull join left like natural',
  'notnull outer overlaps right similar tablesample verbose',
  'between bigint bit boolean char character coalesce dec decimal exists extract float greatest grouping inout int integer',
  'interval json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar json_serialize',
  'json_table json_value least merge_action national nchar none normalize nullif numeric out overlay position precision real',
  'row setof smallint substring time timestamp treat trim values varchar xmlattributes xmlconcat xmlelement xmlexists',
  'xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable',
];

/** Words that are plain names for PostgreSQL, and that SQLAlchemy quotes. */
const CAUTIOUS = 'new of off old over';

const needsQuotes: ReadonlySet<string> = new Set([...KEYWORDS, CAUTIOUS].flatMap((line) => line.split(' ')));

const BARE = /^[a-z_][a-z0-9_$]*$/;

/** A name as PostgreSQL reads it: bare where it can be, `"order"` and `"Order Line"` otherwise. */
export function quote(name: string): string {
  return BARE.test(name) && !needsQuotes.has(name) ? name : doubleQuoted(name);
}
