import type { Column, Constraint, Index, Table, TableName } from '../../schema/model.ts';
import type { ColumnType } from '../../schema/types.ts';
import { quotedString } from '../ansi.ts';
import type { Dialect } from '../dialect.ts';
import { typeSql } from '../spelling.ts';
import { nameText, regclass } from './conditions.ts';

/**
 * PL/pgSQL that stops the script where something of this name exists already and is not what the statement would make: IF NOT EXISTS
 * looks at the name alone. Expressions, predicates and defaults are not compared: the server keeps them in its own words.
 */
export function tableGuard(table: Table, compared: readonly Constraint[], dialect: Dialect): string | undefined {
  if (table.options?.temporary) return undefined;
  const key = compared.find((one) => one.kind === 'primaryKey');
  const keyed = key?.kind === 'primaryKey' ? key.columns : [];
  return guard(
    `table ${table.name}`,
    [`relation oid := (${created('pg_class', 'rel', table, dialect)});`, ...COLUMN_VARIABLES, ...CONSTRAINT_VARIABLES],
    `    IF relation IS NOT NULL THEN
      IF (SELECT relkind FROM pg_catalog.pg_class WHERE oid = relation) NOT IN ('r', 'p', 'f') THEN
        wrong := array_append(wrong, 'it is no table');
      END IF;
${compareColumns(table.columns, keyed, dialect)}${compareConstraints(compared, dialect)}    END IF;`,
  );
}

/** ADD COLUMN IF NOT EXISTS; `compared` are the constraints that stand in the column's definition. */
export function columnGuard(
  table: TableName,
  column: Column,
  keyed: boolean,
  compared: readonly Constraint[],
  dialect: Dialect,
): string {
  return guard(
    `column ${table.name}.${column.name}`,
    [`relation oid := ${regclass(table, dialect)};`, ...COLUMN_VARIABLES, ...CONSTRAINT_VARIABLES],
    `    IF EXISTS (SELECT FROM pg_catalog.pg_attribute
        WHERE attrelid = relation AND attname = ${nameText(column.name, dialect)} AND attnum > 0 AND NOT attisdropped) THEN
${compareColumns([column], keyed ? [column.name] : [], dialect)}${compareConstraints(compared, dialect)}    END IF;`,
  );
}

/** ADD CONSTRAINT, which has no IF NOT EXISTS of its own. */
export function constraintGuard(table: TableName, constraint: Constraint, dialect: Dialect): string {
  return guard(
    `constraint ${constraint.name} of ${table.name}`,
    [`relation oid := ${regclass(table, dialect)};`, ...CONSTRAINT_VARIABLES],
    `    IF EXISTS (SELECT FROM pg_catalog.pg_constraint
        WHERE conrelid = relation AND conname = ${nameText(constraint.name, dialect)}) THEN
${compareConstraints([constraint], dialect)}    END IF;`,
  );
}

/** CREATE INDEX IF NOT EXISTS: an index that a failed CONCURRENTLY has left INVALID has the name, and nothing else. */
export function indexGuard(table: TableName, index: Index, dialect: Dialect): string {
  const plain = index.using === undefined || index.using.toLowerCase() === 'btree';
  const columns = index.elements.map((one) =>
    typeof one.target === 'string' ? nameText(one.target, dialect) : 'NULL',
  );
  const order = index.elements.map(({ order: way, nulls = way === 'desc' ? 'first' : 'last' }) =>
    String((way === 'desc' ? 1 : 0) + (nulls === 'first' ? 2 : 0)),
  );
  const include = (index.include ?? []).map((one) => nameText(one, dialect));
  const checks: readonly (readonly [differs: string, says: string])[] = [
    ['have.indrelid <> relation', "'it is on table ' || have.indrelid::regclass"],
    ['NOT have.indisvalid', "'it is INVALID: a concurrent build has failed; drop it first'"],
    [
      `have.indisunique <> ${index.unique}`,
      `CASE WHEN have.indisunique THEN 'it is unique' ELSE 'it is not unique' END`,
    ],
    [`have.method <> ${quotedString(index.using?.toLowerCase() ?? 'btree')}`, "'its method is ' || have.method"],
    [
      `have.columns IS DISTINCT FROM ${textArray(columns)}`,
      "'its columns are ' || array_to_string(have.columns, ', ', '(an expression)')",
    ],
    [
      `have.included <> ${textArray(include)}`,
      "'it includes ' || coalesce(nullif(array_to_string(have.included, ', '), ''), 'nothing')",
    ],
    [
      `have.partial <> ${index.where !== undefined}`,
      "CASE WHEN have.partial THEN 'it is partial' ELSE 'it is not partial' END",
    ],
    [
      `have.distinct_nulls = ${index.nullsNotDistinct ?? false}`,
      "CASE WHEN have.distinct_nulls THEN 'its NULLs are distinct' ELSE 'its NULLs are not distinct' END",
    ],
    ...(plain ? [[`have.options <> ARRAY[${order.join(', ')}]::int2[]`, "'its order is another'"] as const] : []),
  ];
  return guard(
    `index ${index.name}`,
    [`relation oid := ${regclass(table, dialect)};`, 'have record;'],
    `    SELECT i.indrelid, i.indisvalid, i.indisunique, m.amname::text AS method, i.indpred IS NOT NULL AS partial,
        -- An int2vector counts from 0, and arrays of other bounds are never equal.
        ARRAY(SELECT k.way FROM unnest(i.indoption::int2[]) WITH ORDINALITY AS k (way, place) ORDER BY k.place) AS options,
        pg_get_indexdef(c.oid) NOT LIKE '%NULLS NOT DISTINCT%' AS distinct_nulls, c.relkind,
        ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k (num, place)
          LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.num AND k.num <> 0
          WHERE k.place <= i.indnkeyatts ORDER BY k.place) AS columns,
        ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k (num, place)
          JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.num
          WHERE k.place > i.indnkeyatts ORDER BY k.place) AS included
      INTO have FROM pg_catalog.pg_class c
        LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid LEFT JOIN pg_catalog.pg_am m ON m.oid = c.relam
      WHERE c.relname = ${nameText(index.name, dialect)}
        AND c.relnamespace = (SELECT relnamespace FROM pg_catalog.pg_class WHERE oid = relation);
    IF FOUND AND have.relkind NOT IN ('i', 'I') THEN
      wrong := array_append(wrong, 'it is no index');
    ELSIF FOUND THEN
${checks.map(([differs, says]) => when('      ', differs, says)).join('\n')}
    END IF;`,
  );
}

/** CREATE TYPE … AS ENUM, which has no IF NOT EXISTS of its own. */
export function enumGuard(type: TableName, values: readonly string[], dialect: Dialect): string {
  return guard(
    `type ${type.name}`,
    [`found oid := (${created('pg_type', 'typ', type, dialect)});`, 'have text[];'],
    `    IF (SELECT typtype FROM pg_catalog.pg_type WHERE oid = found) <> 'e' THEN
      wrong := array_append(wrong, 'it is no enum');
    ELSIF found IS NOT NULL THEN
      have := ARRAY(SELECT enumlabel::text FROM pg_catalog.pg_enum WHERE enumtypid = found ORDER BY enumsortorder);
${when('      ', `have <> ${textArray(values.map(quotedString))}`, "'its values are ' || array_to_string(have, ', ')")}
    END IF;`,
  );
}

/** What CREATE would find in its way: only in the schema where it creates, not on the rest of the search path. */
export function created(
  catalog: 'pg_class' | 'pg_type',
  prefix: 'rel' | 'typ',
  one: TableName,
  dialect: Dialect,
): string {
  const schema = one.schema === undefined ? 'current_schema()' : nameText(one.schema, dialect);
  return `SELECT c.oid FROM pg_catalog.${catalog} c JOIN pg_catalog.pg_namespace n ON n.oid = c.${prefix}namespace WHERE c.${prefix}name = ${nameText(one.name, dialect)} AND n.nspname = ${schema}`;
}

function guard(what: string, variables: readonly string[], body: string): string {
  const message = quotedString(`limbeck: ${what} exists already, and is not what this plan would make`);
  const hint = quotedString(
    'Change or drop it by hand, or say in the migration what is to be done with it. This statement was not run.',
  );
  return `  DECLARE
    wrong text[] := '{}';
${variables.map((one) => `    ${one}\n`).join('')}  BEGIN
${body}
    IF wrong <> '{}' THEN
      RAISE EXCEPTION USING MESSAGE = ${message}, DETAIL = array_to_string(wrong, '; '), HINT = ${hint};
    END IF;
  END;`;
}

function when(pad: string, differs: string, says: string): string {
  return `${pad}IF ${differs} THEN\n${pad}  wrong := array_append(wrong, ${says});\n${pad}END IF;`;
}

const COLUMN_VARIABLES = ['want record;', 'have record;', 'parsed json;', 'type text;'];
const CONSTRAINT_VARIABLES = ['con record;', 'known record;'];

/**
 * The server itself reads the wanted type: EXPLAIN writes the constant as format_type writes the type of the column, so that
 * VARCHAR(255) is character varying(255). A domain is written with the type below it: (NULL::text)::email.
 */
function compareColumns(columns: readonly Column[], keyed: readonly string[], dialect: Dialect): string {
  if (columns.length === 0) return '';
  const rows = columns.map((column) => {
    const [type, serial] = wantedType(column.type, dialect);
    const generated = column.identity !== undefined;
    const never =
      keyed.includes(column.name) || !column.nullable || generated || serial || column.autoincrement === true;
    const identity = column.identity === undefined ? '' : column.identity.always ? 'a' : 'd';
    return `(${[nameText(column.name, dialect), quotedString(type), String(never), `'${identity}'`, String(column.computed !== undefined)].join(', ')})`;
  });
  return `      FOR want IN SELECT * FROM (VALUES
          ${rows.join(',\n          ')}) AS w (name, type, never_null, identity, computed) LOOP
        SELECT format_type(atttypid, atttypmod) AS type, attnotnull, attidentity::text, attgenerated <> '' AS computed INTO have
          FROM pg_catalog.pg_attribute WHERE attrelid = relation AND attname = want.name AND attnum > 0 AND NOT attisdropped;
        IF NOT FOUND THEN
          wrong := array_append(wrong, format('column %s is missing', want.name));
          CONTINUE;
        END IF;
        EXECUTE 'EXPLAIN (VERBOSE, COSTS OFF, FORMAT JSON) SELECT NULL::' || want.type INTO parsed;
        type := parsed -> 0 -> 'Plan' -> 'Output' ->> 0;
        IF type <> 'NULL::' || have.type AND right(type, length(have.type) + 3) <> ')::' || have.type THEN
          wrong := array_append(wrong, format('column %s is of type %s, not %s', want.name, have.type, want.type));
        END IF;
        IF have.attnotnull <> want.never_null THEN
          wrong := array_append(wrong, format('column %s is %s', want.name, CASE WHEN have.attnotnull THEN 'NOT NULL' ELSE 'nullable' END));
        END IF;
        IF have.attidentity <> want.identity THEN
          wrong := array_append(wrong, format('column %s is %s', want.name, CASE have.attidentity WHEN '' THEN 'no identity' WHEN 'a' THEN 'an identity, GENERATED ALWAYS' ELSE 'an identity, GENERATED BY DEFAULT' END));
        END IF;
        IF have.computed <> want.computed THEN
          wrong := array_append(wrong, format('column %s is %s', want.name, CASE WHEN have.computed THEN 'computed' ELSE 'not computed' END));
        END IF;
      END LOOP;
`;
}

/** The SERIAL words are no types, but an integer with a default. */
function wantedType(type: ColumnType, dialect: Dialect): readonly [type: string, serial: boolean] {
  const text = typeSql(type, dialect).text.trim();
  const serial = /^(small|big)?serial([248])?$/i.exec(text);
  if (type.kind !== 'raw' || !serial) return [text, false];
  const size = serial[1]?.toLowerCase() ?? serial[2];
  return [size === 'small' || size === '2' ? 'smallint' : size === 'big' || size === '8' ? 'bigint' : 'integer', true];
}

const LETTERS = { primaryKey: 'p', unique: 'u', foreignKey: 'f', check: 'c', exclude: 'x' } as const;
const ACTIONS = { 'no action': 'a', restrict: 'r', cascade: 'c', 'set null': 'n', 'set default': 'd' } as const;

function compareConstraints(constraints: readonly Constraint[], dialect: Dialect): string {
  if (constraints.length === 0) return '';
  const rows = constraints.map((one) => {
    const foreign = one.kind === 'foreignKey' ? one : undefined;
    const known = one.kind === 'check' || one.kind === 'exclude' ? undefined : one;
    const columns = known && !('usingIndex' in known && known.usingIndex !== undefined) ? known.columns : undefined;
    return `(${[
      nameText(one.name, dialect),
      `'${LETTERS[one.kind]}'`,
      columns === undefined ? 'NULL::text[]' : textArray(columns.map((name) => nameText(name, dialect))),
      foreign ? `${regclass(foreign.target, dialect)}::oid` : '0::oid',
      foreign && foreign.targetColumns.length > 0
        ? textArray(foreign.targetColumns.map((name) => nameText(name, dialect)))
        : 'NULL::text[]',
      foreign ? `'${ACTIONS[foreign.onDelete ?? 'no action']}${ACTIONS[foreign.onUpdate ?? 'no action']}'` : "''",
      String(!('notValid' in one && one.notValid === true)),
      String(one.deferrable === true || one.initially === 'deferred'),
      String(one.initially === 'deferred'),
    ].join(', ')})`;
  });
  return `      FOR con IN SELECT * FROM (VALUES
          ${rows.join(',\n          ')}) AS w (name, kind, columns, target, target_columns, actions, valid, may_wait, waits) LOOP
        SELECT c.contype::text AS kind, c.convalidated, c.condeferrable, c.condeferred, c.confrelid,
            CASE WHEN c.contype = 'f' THEN c.confdeltype::text || c.confupdtype::text ELSE '' END AS actions,
            ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY AS k (num, place)
              JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.num ORDER BY k.place) AS columns,
            ARRAY(SELECT a.attname::text FROM unnest(c.confkey) WITH ORDINALITY AS k (num, place)
              JOIN pg_catalog.pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.num ORDER BY k.place) AS target_columns
          INTO known FROM pg_catalog.pg_constraint c WHERE c.conrelid = relation AND c.conname = con.name;
        IF NOT FOUND THEN
          wrong := array_append(wrong, format('constraint %s is missing', con.name));
        ELSIF known.kind <> con.kind THEN
          wrong := array_append(wrong, format('constraint %s is of another kind', con.name));
        ELSE
          IF known.columns <> con.columns THEN
            wrong := array_append(wrong, format('constraint %s is on (%s)', con.name, array_to_string(known.columns, ', ')));
          END IF;
          IF known.confrelid <> con.target OR known.target_columns <> con.target_columns THEN
            wrong := array_append(wrong, format('constraint %s references %s (%s)', con.name, known.confrelid::regclass, array_to_string(known.target_columns, ', ')));
          END IF;
          IF known.actions <> con.actions THEN
            wrong := array_append(wrong, format('constraint %s has another ON DELETE or ON UPDATE', con.name));
          END IF;
          IF con.valid AND NOT known.convalidated THEN
            wrong := array_append(wrong, format('constraint %s is NOT VALID', con.name));
          END IF;
          IF known.condeferrable <> con.may_wait OR known.condeferred <> con.waits THEN
            wrong := array_append(wrong, format('constraint %s is checked at another time', con.name));
          END IF;
        END IF;
      END LOOP;
`;
}

function textArray(items: readonly string[]): string {
  return `ARRAY[${items.join(', ')}]::text[]`;
}
