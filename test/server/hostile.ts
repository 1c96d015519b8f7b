/** Chains made of what psql, SQL, a shell or a terminal could take for something else, and what must be in the database then. */
import * as fc from 'fast-check';

/** @param canary the file that exists when a shell command was run */
export const piecesFor = (canary: string): readonly string[] => [
  `\\! touch ${canary}`,
  `\`touch ${canary}\``,
  `\\o ${canary}`,
  `\\copy (SELECT 1) TO '${canary}'`,
  `\\g ${canary}`,
  '\\gexec',
  '\\gset',
  '\\q',
  '\\r',
  '\\if false',
  '\\endif',
  '\\set ON_ERROR_STOP off',
  '\\;',
  '\\:',
  '\\',
  '\\\\',
  ':name',
  ":'name'",
  ':"name"',
  ':{?name}',
  '[1:name]',
  '::',
  "'; CREATE TABLE injected (id int); --",
  '"; CREATE TABLE injected (id int); --',
  '*/ CREATE TABLE injected (id int); /*',
  '$limbeck$; CREATE TABLE injected (id int); --',
  '\nCREATE TABLE injected (id int);\n',
  ');',
  "'",
  "''",
  '"',
  '`',
  '´’“„‚',
  ';',
  '*/',
  '/*',
  '--',
  '\n',
  '\r\n',
  '\r',
  '\t',
  '\v\f',
  '$$',
  '$limbeck$',
  '$limbeck1$',
  '$tag$',
  '$1',
  '%',
  '%s',
  '{{{body}}}',
  '${x}',
  'COMMIT;',
  'COPY x FROM STDIN;',
  '\\.\n',
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\u0007',
  '\u001b[2J',
  '\u0085',
  '\u2028',
  '\u2029',
  'äé€',
  '𝄞',
  "E'\\''",
  "U&'\\0041'",
  "E'a'\n'b\\''",
  '1e--',
  'BEGIN',
  'END',
  ' ',
  'a',
];

/** One revision's worth of names and texts. */
export interface Hostile {
  readonly message: string;
  readonly file: string;
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  readonly unique: string;
  readonly check: string;
  readonly index: string;
  readonly enumeration: string;
  readonly labels: readonly string[];
  readonly comment: string;
  readonly columnComment: string;
  readonly typeComment: string;
  readonly fallback: string;
  readonly value: string;
  readonly json: string;
  readonly raw: string;
  readonly assertion: string;
}

export function hostile(pieces: readonly string[]): fc.Arbitrary<Hostile> {
  const text = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }).map((one) => one.join(''));
  /** As long as a name may be, now and then: 63 bytes. */
  const name = fc.tuple(text, fc.boolean()).map(([one, isLong]) => {
    let short = '';
    for (const letter of isLong ? `${one}${'x'.repeat(63)}` : one) {
      if (Buffer.byteLength(short + letter) > 60) break;
      short += letter;
    }
    return short;
  });
  return fc.record({
    message: text,
    // A file has no slash in its name, and a module must end as one.
    file: name.map((one) => one.replaceAll('/', '|').slice(0, 40)),
    schema: name,
    table: name,
    column: name,
    unique: name,
    check: name,
    index: name,
    enumeration: name,
    labels: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }),
    comment: text,
    columnComment: text,
    typeComment: text,
    fallback: text,
    value: text,
    json: text,
    raw: text,
    assertion: text,
  });
}

const js = JSON.stringify;

/** The text inside a template literal of JavaScript's, which makes LF of CR LF. */
function template(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${').replaceAll('\r', '\\r');
}

function sqlString(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The migration of the revision `r<i>`; numbers in front keep the names apart. */
export function hostileMigration(one: Hostile, i: number, concurrently: boolean): string {
  const schema = i % 2 === 0 ? undefined : `${i}s${one.schema}`;
  const place = schema === undefined ? '' : `, { schema: ${js(schema)} }`;
  const within = schema === undefined ? '' : `, schema: ${js(schema)}`;
  const [table, column] = [`${i}t${one.table}`, `c${one.column}`];
  const type = `${i}e${one.enumeration}`;
  const labels = one.labels.map((label) => `v${label}`);
  const target = schema === undefined ? `sql.id(${js(table)})` : `sql.id(${js(schema)}, ${js(table)})`;
  const raw = `INSERT INTO \${${target}} (id, \${sql.id(${js(column)})}) VALUES (3, ${template(sqlString(one.raw))})`;
  return `import { check, exists, migration, not, sql, t, unique } from 'limbeck';
export default migration({
  revision: 'r${i}', downRevision: ${i === 0 ? 'null' : js(`r${i - 1}`)}, message: ${js(one.message)},
  upgrade(op) {
    ${schema === undefined ? '' : `op.createSchema(${js(schema)});`}
    op.createEnum(${js(type)}, ${js(labels)}${place});
    op.comment({ enum: ${js(type)}${within} }, ${js(one.typeComment)});
    op.createTable(${js(table)}, [
      ['id', t.integer()],
      [${js(column)}, t.text().default(${js(one.fallback)}).comment(${js(one.columnComment)})],
      ['e', t.enum(${js(type)}${schema === undefined ? '' : `, undefined${place}`})],
      ['j', t.json()],
    ], (c) => [
      unique(${js(`${i}u${one.unique}`)}, [c.id]),
      check(${js(`${i}k${one.check}`)}, sql\`id <> 77 OR length(\${${js(one.value)}}) = 0\`),
    ], { comment: ${js(one.comment)}${within} });
    op.createIndex(${js(`${i}x${one.index}`)}, ${js(table)}, [${js(column)}], { concurrently: ${String(concurrently && i % 3 === 0)}${within} });
    op.bulkInsert(${js(table)}, [{ id: 1, [${js(column)}]: ${js(one.value)}, e: ${js(labels.at(-1))}, j: { [${js(one.json)}]: [${js(one.json)}] } }]${place});
    op.execute(sql\`INSERT INTO \${${target}} (id, \${sql.id(${js(column)})}) VALUES (2, \${${js(one.value)}})\`, { down: null });
    op.execute(sql\`${raw}\`, { down: null });
    op.when(exists.column(${js(table)}, ${js(column)}${place}), (inner) =>
      inner.execute(sql\`INSERT INTO \${${target}} (id) SELECT 4 WHERE \${${js(one.value)}} <> 'never'\`, { down: null }));
    op.when(not(exists.table(${js(table)}${place})), (inner) => inner.execute(sql\`CREATE TABLE injected ()\`, { down: null }));
    op.assert(sql\`SELECT count(*) = 4 FROM \${${target}}\`, ${js(`x${one.assertion}`)});
  },
});
`;
}

export interface Everything {
  readonly objects: readonly unknown[];
  readonly [more: string]: unknown;
}

/** Everything that must be there, and nothing more, as `EVERYTHING` asks for it. */
export function expectedOf(all: readonly Hostile[]): Everything {
  const schemas = all.flatMap((one, i) => (i % 2 === 0 ? [] : [`${i}s${one.schema}`]));
  return {
    schemas: [...schemas, 'public'].sort(),
    objects: all
      .map((one, i) => {
        const labels = one.labels.map((label) => `v${label}`);
        const rest = { e: null, j: null };
        const column = `c${one.column}`;
        return {
          schema: i % 2 === 0 ? 'public' : `${i}s${one.schema}`,
          table: `${i}t${one.table}`,
          comment: one.comment,
          columns: ['id', column, 'e', 'j'],
          columnComment: one.columnComment,
          constraints: [`${i}k${one.check}`, `${i}u${one.unique}`],
          indexes: [`${i}u${one.unique}`, `${i}x${one.index}`],
          type: `${i}e${one.enumeration}`,
          typeComment: one.typeComment,
          labels,
          rows: [
            { id: 1, [column]: one.value, e: labels.at(-1), j: { [one.json]: [one.json] } },
            { id: 2, [column]: one.value, ...rest },
            { id: 3, [column]: one.raw, ...rest },
            { id: 4, [column]: one.fallback, ...rest },
          ],
        };
      })
      .sort((a, b) => Number.parseInt(a.table, 10) - Number.parseInt(b.table, 10)),
    others: ['alembic_version'],
    routines: 0,
    version: `r${all.length - 1}`,
  };
}

/** No name of the chain stands in it: it asks the server's catalogs for all that there is. */
export const EVERYTHING = `
SET standard_conforming_strings = on; SET client_encoding = 'UTF8'; SET quote_all_identifiers = off;
CREATE FUNCTION pg_temp.rows_of(which oid) RETURNS json LANGUAGE plpgsql AS $$
DECLARE answer json;
BEGIN
  EXECUTE format('SELECT json_agg(x ORDER BY x.id) FROM %s AS x', which::regclass) INTO answer;
  RETURN answer;
END $$;
WITH own AS (
  SELECT c.oid, c.relname, n.nspname, c.relnamespace FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind NOT IN ('i', 't') AND c.relname <> 'limbeck_journal' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema')
SELECT json_build_object(
  'schemas', (SELECT json_agg(nspname ORDER BY nspname COLLATE "C") FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'),
  'objects', (SELECT json_agg(json_build_object('schema', nspname, 'table', relname, 'comment', obj_description(own.oid, 'pg_class'),
      'columns', (SELECT json_agg(attname ORDER BY attnum) FROM pg_attribute WHERE attrelid = own.oid AND attnum > 0 AND NOT attisdropped),
      'columnComment', col_description(own.oid, 2),
      'constraints', (SELECT json_agg(conname ORDER BY contype) FROM pg_constraint WHERE conrelid = own.oid),
      'indexes', (SELECT json_agg(relname ORDER BY indisunique DESC) FROM pg_index JOIN pg_class i ON i.oid = indexrelid WHERE indrelid = own.oid AND indisvalid),
      'type', typname, 'typeComment', obj_description(t.oid, 'pg_type'),
      'labels', (SELECT json_agg(enumlabel ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid),
      'rows', pg_temp.rows_of(own.oid)) ORDER BY substring(relname, '^[0-9]+')::int)
    FROM own JOIN pg_attribute a ON a.attrelid = own.oid AND a.attnum = 3 JOIN pg_type t ON t.oid = a.atttypid),
  'others', (SELECT json_agg(relname ORDER BY relname) FROM own WHERE NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = own.oid AND attnum = 3)),
  'routines', (SELECT count(*) FROM pg_proc WHERE pronamespace IN (SELECT relnamespace FROM own)),
  'version', (SELECT string_agg(version_num, ',') FROM public.alembic_version))`;
