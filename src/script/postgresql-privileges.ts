import type { Need, Subject } from '../dialects/needs.ts';
import { literal } from './one-line.ts';

/** The lines that name everything which the role lacks, and refuse. */
export function privilegesCheck(all: readonly Need[]): string {
  const needs = distinct(all);
  const hasDrops = needs.some((one) => one.right === 'drop');
  return `
  -- The privileges that this plan needs; of what does not exist, nothing is asked.
  DECLARE
    lacking text;
    owners text[];
  BEGIN
    SELECT string_agg(DISTINCT CASE WHEN owner IS NULL THEN format('%s on %s %s', need, type, identity)
          ELSE format('owner of %s %s (it belongs to %s)', type, identity, owner) END COLLATE "C", '; '),
        array_agg(DISTINCT owner) FILTER (WHERE owner IS NOT NULL)
      INTO lacking, owners
      FROM (
        ${rowsOf(needs, hasDrops).join('\n        UNION ALL\n        ')}
      ) AS asked (need, class, id, owner${hasDrops ? ', namespace' : ''}), pg_identify_object(class, id, 0)
      WHERE NOT ${heldBy(needs)};
    IF lacking IS NOT NULL THEN
      RAISE EXCEPTION 'limbeck: this plan needs privileges that % does not have', current_user
        USING DETAIL = lacking, HINT = CASE cardinality(owners) WHEN 1
          THEN format('Run it as %1$s, or compile with --role %1$s. Nothing was changed.', owners[1])
          ELSE 'Run it as a role that has them, or compile with --role. Nothing was changed.' END;
    END IF;
  END;`;
}

/** Each need once; who must own a thing may drop it anyway. */
function distinct(needs: readonly Need[]): readonly Need[] {
  const keyOf = (right: string, { kind, schema, name }: Subject): string => JSON.stringify([right, kind, schema, name]);
  const all = new Map(needs.map((one) => [keyOf(one.right, one.on), one]));
  return [...all.values()].filter(({ right, on }) => right !== 'drop' || !all.has(keyOf('owner', on)));
}

/** Where things that stand in a schema are listed. */
const listings = {
  relation: ['pg_class', 'rel', 'pg_table_is_visible'],
  type: ['pg_type', 'typ', 'pg_type_is_visible'],
  routine: ['pg_proc', 'pro', 'pg_function_is_visible'],
} as const;

/** Which of several routines of one name is meant, only the server can tell from their arguments: then nothing is asked. */
const ONE_OF_ITS_NAME = `NOT EXISTS (SELECT FROM pg_proc AS other
            WHERE other.proname = pg_proc.proname AND other.pronamespace = pg_proc.pronamespace AND other.oid <> pg_proc.oid)`;

/** SELECTs of what is needed: the right, the thing, its owner where that is what is asked for, and its schema where that may help. */
function rowsOf(needs: readonly Need[], withPlace: boolean): readonly string[] {
  const place = (column: string): string => (withPlace ? `, ${column}` : '');
  const nowhere = `NULL${place('NULL')}`;
  return [
    ...Object.entries(listings).flatMap(([kind, [catalog, prefix, isVisible]]) => {
      const own = needs.filter(({ on }) => on.kind === kind);
      const join = (some: readonly Need[]): string => {
        const isThere = some.some(({ on }) => on.schema !== undefined)
          ? `CASE WHEN schema IS NULL THEN ${isVisible}(oid) ELSE ${prefix}namespace = to_regnamespace(quote_ident(schema)) END`
          : `${isVisible}(oid)`;
        return `${catalog} ON ${prefix}name = name AND ${isThere}${kind === 'routine' ? ` AND ${ONE_OF_ITS_NAME}` : ''}`;
      };
      const itself = own.filter(({ right }) => right !== 'CREATE' && right !== 'make');
      const beside = own.filter(({ right }) => right === 'CREATE');
      return [
        ...select(
          itself,
          ['need', 'schema', 'name'],
          `need, '${catalog}'::regclass, oid, ${ownerOf(itself, `${prefix}owner`)}${place(`${prefix}namespace`)}`,
          join(itself),
        ),
        ...select(
          beside,
          ['schema', 'name'],
          `'CREATE', 'pg_namespace'::regclass, ${prefix}namespace, ${nowhere}`,
          join(beside),
        ),
      ];
    }),
    ...select(
      needs.filter(({ right }) => right === 'make'),
      ['schema', 'name'],
      `'CREATE', 'pg_namespace'::regclass, oid, ${nowhere}`,
      needs.some(({ right, on }) => right === 'make' && on.schema !== undefined)
        ? 'pg_namespace ON nspname = schema WHERE NOT EXISTS (SELECT FROM pg_class WHERE relname = name AND relnamespace = pg_namespace.oid)'
        : 'pg_namespace ON nspname = current_schema() WHERE to_regclass(quote_ident(name)) IS NULL',
    ),
    ...select(
      needs.filter(({ on }) => on.kind === 'schema'),
      ['need', 'name'],
      `need, 'pg_namespace'::regclass, oid, ${ownerOf(
        needs.filter(({ on }) => on.kind === 'schema'),
        'nspowner',
      )}${place('NULL')}`,
      'pg_namespace ON nspname = name',
    ),
    ...select(
      needs.filter(({ right, on }) => on.kind === 'extension' && right === 'owner'),
      ['need', 'name'],
      `need, 'pg_extension'::regclass, oid, pg_get_userbyid(extowner)${place('NULL')}`,
      'pg_extension ON extname = name',
    ),
    ...select(
      needs.filter(({ right }) => right === 'install'),
      ['name'],
      `CASE WHEN bool_or(trusted OR NOT superuser) THEN 'CREATE' ELSE 'superuser (extension ' || name || ')' END,
          'pg_database'::regclass, (SELECT oid FROM pg_database WHERE datname = current_database()), ${nowhere}`,
      `pg_available_extension_versions USING (name)
          WHERE NOT EXISTS (SELECT FROM pg_extension WHERE extname = name) GROUP BY name`,
    ),
    ...select(
      needs.filter(({ on }) => on.kind === 'database'),
      ['need'],
      `need, 'pg_database'::regclass, oid, ${nowhere}`,
      'pg_database ON datname = current_database()',
    ),
  ];
}

/** One SELECT over a list, in which each thing has a line; the column of schemas is left out where there is none. */
function select(
  needs: readonly Need[],
  columns: readonly ('need' | 'schema' | 'name')[],
  what: string,
  join: string,
): readonly string[] {
  if (needs.length === 0) return [];
  const used = columns.filter((one) => one !== 'schema' || needs.some(({ on }) => on.schema !== undefined));
  const lines = new Map<string, string[]>();
  for (const { right, on } of needs) {
    const values = {
      need: literal(right),
      schema: on.schema === undefined ? 'NULL' : literal(on.schema),
      name: on.name === undefined ? 'current_schema()' : literal(on.name),
    };
    const key = JSON.stringify([on.schema, on.name]);
    lines.set(key, [...(lines.get(key) ?? []), `(${used.map((one) => values[one]).join(', ')})`]);
  }
  const list = [...lines.values()].map((line) => line.join(', '));
  const values = list.length === 1 ? ` ${list.join('')}` : `\n            ${list.join(',\n            ')}\n          `;
  return [
    `SELECT ${what}
          FROM (VALUES${values}) AS wanted (${used.join(', ')}) JOIN ${join}`,
  ];
}

const ownership = ['owner', 'drop', 'refresh'];

/** The owner, in those rows where it is asked for. */
function ownerOf(needs: readonly Need[], column: string): string {
  const asked = ownership.filter((word) => needs.some((one) => one.right === word));
  if (asked.length === 0) return 'NULL';
  const list = asked.map(literal).join(', ');
  return `CASE WHEN need ${asked.length === 1 ? `= ${list}` : `IN (${list})`} THEN pg_get_userbyid(${column}) END`;
}

/** Whether a right is held: a condition with a branch for each kind of right that is asked for. */
function heldBy(needs: readonly Need[]): string {
  const asks = (...words: readonly string[]): boolean => needs.some(({ right }) => words.includes(right));
  const isOn = (...kinds: readonly Subject['kind'][]): boolean => needs.some(({ on }) => kinds.includes(on.kind));
  const branches: readonly (readonly [isAsked: boolean, branch: string])[] = [
    [
      asks('drop'),
      "WHEN need = 'drop' AND pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = namespace), 'USAGE') THEN true",
    ],
    [
      asks('refresh'),
      "WHEN need = 'refresh' AND current_setting('server_version_num')::int >= 170000 THEN has_table_privilege(id, 'MAINTAIN')",
    ],
    [asks(...ownership), "WHEN owner IS NOT NULL THEN pg_has_role(owner, 'USAGE')"],
    [asks('install'), "WHEN need LIKE 'superuser %' THEN (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)"],
    [
      isOn('schema') || asks('CREATE', 'make'),
      "WHEN class = 'pg_namespace'::regclass THEN has_schema_privilege(id, need)",
    ],
    [isOn('database') || asks('install'), "WHEN class = 'pg_database'::regclass THEN has_database_privilege(id, need)"],
    [
      needs.some(({ right }) => /^(DELETE|TRUNCATE|TRIGGER)\b/.test(right)),
      "WHEN need ~ '^(DELETE|TRUNCATE|TRIGGER)' THEN has_table_privilege(id, need)",
    ],
  ];
  const asked = branches.flatMap(([isAsked, branch]) => (isAsked ? [branch] : []));
  // Which columns a statement needs, the server says; that there is one, is enough here.
  const other = 'has_any_column_privilege(id, need)';
  return asked.length === 0 ? other : `CASE\n        ${asked.join('\n        ')}\n        ELSE ${other} END`;
}
