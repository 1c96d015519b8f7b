import { block } from './postgresql-blocks.ts';

/**
 * The server's own functions and operators that guards, conditions and the journal ask. A function or an operator of another schema is
 * preferred where its arguments match better, whatever the search path
 * (https://www.postgresql.org/docs/current/typeconv-func.html): who may create one in `public` could open a guard.
 */
export const ASKED_FUNCTIONS: readonly string[] = [
  'array_agg',
  'array_fill',
  'array_length',
  'array_position',
  'array_to_string',
  'clock_timestamp',
  'concat',
  'convert_to',
  'count',
  'current_database',
  'current_setting',
  'date_trunc',
  'format',
  'has_table_privilege',
  'host',
  'inet_client_addr',
  'jsonb_build_array',
  'jsonb_build_object',
  'jsonb_each_text',
  'max',
  'min',
  'now',
  'pg_advisory_unlock',
  'pg_backend_pid',
  'pg_export_snapshot',
  'pg_is_in_recovery',
  'pg_sleep',
  'pg_stat_clear_snapshot',
  'pg_try_advisory_lock',
  'position',
  'set_config',
  'statement_timestamp',
  'string_agg',
  'to_regclass',
  'to_regtype',
  'transaction_timestamp',
  'unnest',
];
export const ASKED_OPERATORS: readonly string[] = ['=', '<>', '<', '>', '<=', '>=', '||', '+', '->', '->>', '@>'];

/** The types of what is asked. Functions and operators for other types are there by right. */
const TYPES: readonly string[] = [
  ...[
    'text',
    '_text',
    'varchar',
    '_varchar',
    'name',
    '_name',
    'bool',
    '_bool',
    'int4',
    'int8',
    'float8',
    'bytea',
    'jsonb',
  ],
  ...['timestamptz', 'regclass', 'regtype', 'oid', 'char', 'inet', 'any', 'anyelement', 'anyarray', 'anynonarray'],
  ...['anycompatible', 'anycompatiblearray'],
];

/** The first thing that a script asks, in words that only the server's own schema can answer. */
export function refuseShadows(): string {
  const list = (names: readonly string[]): string =>
    `'{${names.map((one, i) => (i % 8 === 0 ? `\n        ${one}` : ` ${one}`)).join(',')}}'::pg_catalog.name[]`;
  const inPath = (namespace: string): string =>
    `JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) ${namespace}
      WHERE n.nspname OPERATOR(pg_catalog.<>) 'pg_catalog' AND n.nspname OPERATOR(pg_catalog.=) ANY (pg_catalog.current_schemas(false))`;
  const onlyOf = (
    types: string,
  ): string => `NOT EXISTS (SELECT FROM pg_catalog.pg_type AS t WHERE t.oid OPERATOR(pg_catalog.=) ANY (${types})
        AND NOT (t.typnamespace OPERATOR(pg_catalog.=) 11::pg_catalog.oid AND t.typname OPERATOR(pg_catalog.=) ANY (ours)))`;
  return block(`
DECLARE
  strangers pg_catalog.text;
  ours pg_catalog.name[] := ${list(TYPES)};
BEGIN
  SELECT pg_catalog.string_agg(what, ', ') INTO strangers FROM (
    SELECT pg_catalog.concat('schema ', (pg_catalog.current_schemas(false))[1], ' before pg_catalog') AS what
      WHERE pg_catalog.array_position(pg_catalog.current_schemas(false), 'pg_catalog') OPERATOR(pg_catalog.>) 1
    UNION ALL
    SELECT p.oid::pg_catalog.regprocedure::pg_catalog.text FROM pg_catalog.pg_proc AS p ${inPath('p.pronamespace')}
      AND p.proname OPERATOR(pg_catalog.=) ANY (${list(ASKED_FUNCTIONS)})
      AND ${onlyOf('p.proargtypes')}
    UNION ALL
    SELECT o.oid::pg_catalog.regoperator::pg_catalog.text FROM pg_catalog.pg_operator AS o ${inPath('o.oprnamespace')}
      AND o.oprname OPERATOR(pg_catalog.=) ANY (${list(ASKED_OPERATORS)})
      AND ${onlyOf('ARRAY[o.oprleft, o.oprright]')}
  ) AS found_there;
  IF strangers IS NOT NULL THEN
    RAISE EXCEPTION 'limbeck: something on the search path stands in the place of the server''s own functions'
      USING DETAIL = strangers, HINT = 'Remove it, or pin the path without it: searchPath in the configuration. Nothing was changed.';
  END IF;
END
`);
}
