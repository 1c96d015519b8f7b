/** Names, comments and values that a client, a server or a script could take for something else: they arrive as they were written, or are refused. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck, module } from '../../cli/run-main.ts';
import { scratch } from '../../script/clients.ts';
import { applyScript, ask, mariadbServer, withMariadb } from '../../script/mariadb-server.ts';
import { hostile } from '../../server/literal-cases.ts';
import { compiledIn } from './shop.ts';

const touched = join(scratch, 'touched-by-mariadb');
const js = JSON.stringify;
const hex = (text: string): string => Buffer.from(text).toString('hex').toUpperCase();

/** What the client, the server or the script itself could take for something else. */
const texts: readonly string[] = [
  ...hostile,
  `\\! touch ${touched}`,
  `\n\\! touch ${touched}\n`,
  `\nsystem touch ${touched}\n`,
  '\ndelimiter $$\n',
  'DELIMITER //',
  '\n\\G\n\\g\n',
  '/*! DROP TABLE t0 */',
  '/*M! DROP TABLE t0 */',
  '-- \n# x\n',
  '`\'"',
  '\\\'"\\',
  '\u001a',
  '\u0000',
  'a\u0000b\\0',
  '\nsource /etc/passwd\n',
  '\n\\C latin1\n',
  'ende \\',
  '%_\\%\\_',
  '@limbeck_go := 0',
  '${x} `y` ?',
  '𝄞 e\u0301 \u202e \ufeff',
];

/** Several of them in each name; without what no name may have. */
const pieces = texts
  .map((one) => one.slice(0, 17))
  .filter((one) => one.trim() !== '' && !/[\0\ud800-\udfff\uffff]/.test(one));
const names = pieces.flatMap((_, i) =>
  i % 6 === 0
    ? [
        `${pieces
          .slice(i, i + 6)
          .join('')
          .slice(0, 55)}.`,
      ]
    : [],
);

/** A project of one revision. */
function project(body: string): string {
  return folderWith({
    'limbeck.config.json': '{ "dataLossGate": false }',
    'migrations/1.ts': module('r1', null, body).replace('import { check,', 'import { unique, check,'),
  });
}

async function refusalOf(body: string): Promise<string> {
  const { status, stderr } = await limbeck(project(body), 'compile', '--dialect', 'mariadb');
  assert.is(status, 1, `it is not refused: ${body}`);
  return stderr;
}

interface Stored {
  readonly type: string;
  readonly value: string;
  /** What the server gives back. */
  readonly read: string;
  /** How it is asked. */
  readonly shown?: string;
}

const stored: readonly Stored[] = [
  ...texts.flatMap((one) => [
    { type: 't.text()', value: js(one), read: hex(one), shown: 'HEX(v)' },
    { type: 't.string(12000)', value: js(one), read: hex(one), shown: 'HEX(v)' },
    { type: 't.json()', value: `{ k: [${js(one)}] }`, read: hex(js({ k: [one] })), shown: 'HEX(v)' },
  ]),
  { type: 't.smallint()', value: '-32768', read: '-32768' },
  { type: 't.integer()', value: '2147483647n', read: '2147483647' },
  { type: 't.bigint()', value: "'-9223372036854775808'", read: '-9223372036854775808' },
  { type: 't.bigint()', value: '9007199254740993n', read: '9007199254740993' },
  {
    type: 't.numeric(65, 30)',
    value: `'-${'9'.repeat(35)}.${'9'.repeat(30)}'`,
    read: `-${'9'.repeat(35)}.${'9'.repeat(30)}`,
  },
  { type: 't.numeric(10, 2)', value: '0.1', read: '0.10' },
  { type: 't.double()', value: '1.7976931348623157e308', read: '1.7976931348623157e308' },
  { type: 't.double()', value: '0.1', read: '0.1' },
  { type: 't.double()', value: '-2.2250738585072014e-308', read: '-2.2250738585072014e-308' },
  { type: 't.boolean()', value: 'true', read: '1' },
  { type: 't.boolean()', value: 'false', read: '0' },
  { type: 't.date()', value: "'1000-01-01'", read: '1000-01-01' },
  { type: 't.date()', value: "'9999-12-31'", read: '9999-12-31' },
  { type: 't.date()', value: "'2024-02-29'", read: '2024-02-29' },
  { type: 't.time()', value: "'23:59:59'", read: '23:59:59' },
  { type: 't.timestamp({ precision: 6 })', value: "'9999-12-31 23:59:59.999999'", read: '9999-12-31 23:59:59.999999' },
  {
    type: 't.timestamp({ timezone: true, precision: 6 })',
    value: "'2038-01-19T04:14:07.999999+01:00'",
    read: '2038-01-19 03:14:07.999999',
  },
  {
    type: 't.timestamp({ timezone: true, precision: 3 })',
    value: "new Date('1970-01-01T00:00:01.125Z')",
    read: '1970-01-01 00:00:01.125',
  },
  {
    type: 't.binary()',
    value: 'new Uint8Array([0, 39, 92, 10, 13, 26, 255])',
    read: '00275C0A0D1AFF',
    shown: 'HEX(v)',
  },
  { type: 't.binary()', value: 'new Uint8Array([])', read: '', shown: 'HEX(v)' },
  { type: 't.json()', value: '[true, null, 1.5, "x"]', read: '[true,null,1.5,"x"]' },
  { type: "t.enum('e', ['a b', \"it's\", 'c\\\\d', '`'])", value: "'c\\\\d'", read: hex('c\\d'), shown: 'HEX(v)' },
];

/** What MariaDB would store as something else, or not at all. */
const inexact: readonly (readonly [type: string, value: string])[] = [
  ['t.smallint()', '32768'],
  ['t.integer()', '-2147483649'],
  ['t.bigint()', "'9223372036854775808'"],
  ['t.bigint()', '2 ** 60'],
  ['t.numeric(5, 2)', "'1.255'"],
  ['t.numeric(5, 2)', '1000'],
  ['t.double()', 'NaN'],
  ['t.double()', '-Infinity'],
  ['t.date()', "'0999-12-31'"],
  ['t.date()', "'2026-02-29'"],
  ['t.timestamp()', "'2026-01-01 00:00:00.5'"],
  ['t.timestamp()', "'2026-01-01 00:00:00+02:00'"],
  ['t.timestamp({ timezone: true })', "'1970-01-01 00:00:00'"],
  ['t.timestamp({ timezone: true })', "'2038-01-19 03:14:08'"],
  ['t.time()', "'24:00:01'"],
  ['t.string(3)', "'four'"],
  ['t.text()', "'x'.repeat(65536)"],
  ['t.text()', "'\\ud800'"],
  ['t.json()', 'NaN'],
  ["t.enum('e', ['a'])", "'b'"],
];

test('what would not arrive as it was written is refused when it is compiled', async () => {
  for (const [type, value] of inexact) {
    const stderr = await refusalOf(`op.createTable('t0', { v: ${type} }); op.bulkInsert('t0', [{ v: ${value} }]);`);
    assert.match(stderr, /error\[LB\d+\][\s\S]*help: /, `${type} ${value}`);
  }
});

test('names that MariaDB cannot have are refused when it is compiled', async () => {
  for (const name of ['nul\u0000', '😀', 'space ', 'x'.repeat(65), '\ud800'])
    assert.match(await refusalOf(`op.createTable(${js(name)}, { v: t.text() });`), /error\[LB\d+\]/, js(name));
  assert.match(
    await refusalOf("op.createTable('t0', { v: t.text() }, null, { comment: 'x'.repeat(2049) });"),
    /the comment of .* has more than 2048 characters/,
  );
  assert.match(
    await refusalOf('op.execute(sql`SELECT /*! 1 */`, { down: null });'),
    /comment that the server executes/,
  );
});

if (mariadbServer === undefined) {
  console.log('skipped: no LIMBECK_TEST_MARIADB, nothing hostile was sent to a server');
} else {
  test('every value is read back as it was written', async () => {
    const body = stored
      .map(
        ({ type, value }, i) => `op.createTable('t${i}', { v: ${type} }); op.bulkInsert('t${i}', [{ v: ${value} }]);`,
      )
      .join('\n    ');
    const text = await compiledIn(project(body), 'base', 'head');
    await withMariadb(async (database) => {
      const { status, output } = await applyScript(database, text);
      assert.is(status, 0, output);
      const asked = stored.map(({ shown = 'v' }, i) => `SELECT CONCAT('${i} ', ${shown}) FROM t${i};`).join('\n');
      const found = (await ask(database, `SET time_zone = '+00:00';\n${asked}`)).split('\n');
      const wrong = stored.flatMap(({ type, value, read }, i) =>
        (found[i] ?? '').trimEnd() === `${i} ${read}`.trimEnd() ? [] : [`${type} ${value}: ${found[i]}`],
      );
      assert.equal(wrong, []);
      assert.is(found.length, stored.length);
    });
    assert.not.ok(existsSync(touched));
  });

  test('names and comments are what they were, up, down and up again', async () => {
    const own = names.map((name, i) => ({ table: `${i}${name}`, column: `c${name}`, other: `o${i}${name}`, name }));
    const made = own.map(
      ({ table, column, other, name }) => `op.createTable(${js(table)}, {
      id: t.integer().primaryKey(), [${js(column)}]: t.string(300).default(${js(name)}).comment(${js(name)}),
      e: t.enum(${js(`e${other}`)}, [${js(`v${name}`)}, 'other']),
    }, (c) => [unique(${js(`u${other}`)}, [c.id]), check(${js(`k${other}`)}, sql\`id <> 77\`)], { comment: ${js(name)} });
    op.createIndex(${js(`x${other}`)}, ${js(table)}, [${js(column)}]);
    op.bulkInsert(${js(table)}, [{ id: 1, e: ${js(`v${name}`)} }]);
    op.execute(sql\`UPDATE \${sql.id(${js(table)})} SET id = 2 WHERE \${sql.id(${js(column)})} = \${${js(name)}}\`, { down: null });
    op.renameColumn(${js(table)}, ${js(column)}, ${js(`n${name}`)});`,
    );
    const root = project(made.join('\n    '));
    const [up, down] = [await compiledIn(root, 'base', 'head'), await compiledIn(root, 'head', 'base')];
    await withMariadb(async (database) => {
      const count = 'SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()';
      for (const text of [up, down, up]) {
        const { status, output } = await applyScript(database, text);
        assert.is(status, 0, output);
        if (text === down) assert.is(await ask(database, count), '2');
      }
      assert.is(await ask(database, count), String(own.length + 2));
      const found = await ask(
        database,
        `SELECT HEX(c.table_name), HEX(column_name), HEX(column_comment), HEX(table_comment) FROM information_schema.columns AS c
          JOIN information_schema.tables AS t USING (table_schema, table_name)
          WHERE c.table_schema = DATABASE() AND ordinal_position = 2 AND c.table_name NOT IN ('alembic_version', 'limbeck_journal') ORDER BY 1`,
      );
      const expected = own.map(({ table, name }) => [table, `n${name}`, name, name].map(hex).join('|')).sort();
      assert.equal(found.split('\n').sort(), expected);
      const constraints = await ask(
        database,
        "SELECT HEX(constraint_name) FROM information_schema.table_constraints WHERE table_schema = DATABASE() AND constraint_name <> 'PRIMARY' ORDER BY 1",
      );
      assert.equal(
        constraints.split('\n').sort(),
        own.flatMap(({ other }) => [hex(`u${other}`), hex(`k${other}`)]).sort(),
      );
      for (const { table, name } of own) {
        const [quoted, column] = [table, `n${name}`].map(
          (one) => `\`${one.replaceAll('`', '``').replaceAll('\r', '\\r')}\``,
        );
        if (/\r/.test(name)) continue;
        assert.is(
          await ask(database, `SELECT id, HEX(${column}), HEX(e) FROM ${quoted}`),
          `2|${hex(name)}|${hex(`v${name}`)}`,
        );
      }
    });
    assert.not.ok(existsSync(touched));
  });
}

test.run();
