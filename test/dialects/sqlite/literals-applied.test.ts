/** Every type that SQLite has with hostile values, as rows, defaults, updates, conditions and CSV, through the real sqlite3 shell and back. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck, module } from '../../cli/run-main.ts';
import { hostile } from '../../server/literal-cases.ts';
import { run } from './shell.ts';

interface SqliteCase {
  /** The column's type, and a value, as source code. */
  readonly type: string;
  readonly value: string;
  /** The class that SQLite stores it in, and what it is as text. */
  readonly expected: string;
  /** The same value in a CSV file. */
  readonly text?: string;
}

const quoted = (value: unknown): string =>
  JSON.stringify(value).replace(/[\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);

function each(
  type: string,
  values: readonly (readonly [value: string, expected: string, text?: string])[],
): SqliteCase[] {
  return values.map(([value, expected, text]) => ({ type, value, expected, ...(text !== undefined && { text }) }));
}

const texts = (type: string, values: readonly string[]): SqliteCase[] =>
  values.map((value) => ({ type, value: quoted(value), expected: `text ${value}`, text: value }));

const cases: readonly SqliteCase[] = [
  ...texts('t.text()', hostile),
  ...texts(
    't.string(20)',
    hostile.filter((one) => [...one].length <= 20),
  ),
  ...texts('t.char(3)', ["'", "a'b", '\\']),
  ...texts("t.enum('e', ['sad', \"it's\", '\\\\', ':x', 'a\\r\\nb'])", ['sad', "it's", '\\', ':x', 'a\r\nb']),
  ...each('t.smallint()', [
    ['-32768', 'integer -32768', '-32768'],
    ["'7'", 'integer 7', '+07'],
  ]),
  ...each('t.integer()', [
    ['2147483647', 'integer 2147483647', '2147483647'],
    ['-0', 'integer 0', '-0'],
  ]),
  ...each('t.bigint()', [
    ['9007199254740993n', 'integer 9007199254740993', '9007199254740993'],
    ['-9223372036854775808n', 'integer -9223372036854775808', '-9223372036854775808'],
    ["'9223372036854775807'", 'integer 9223372036854775807', '9223372036854775807'],
  ]),
  ...each(
    't.numeric(15, 5)',
    [
      ["'1234567890.12345'", 'real 1234567890.12345', '1234567890.12345'],
      ['5', 'integer 5', '5.00'],
      ["'-0.10'", 'real -0.1', '-.1'],
    ].slice(0, 2) as [string, string, string][],
  ),
  ...each('t.numeric()', [['9007199254740993n', 'integer 9007199254740993', '9007199254740993']]),
  ...each('t.double()', [
    ['0.1', 'real 0.1', '0.1'],
    ['-1.5', 'real -1.5', '-1.5'],
    ['Infinity', 'real Inf', 'inf'],
    ['-Infinity', 'real -Inf', '-Infinity'],
    ['1e300', 'real 1.0e+300', '1e300'],
    ['7n', 'real 7.0', '7'],
  ]),
  ...each('t.real()', [['0.25', 'real 0.25', '0.25']]),
  ...each('t.float()', [['0.1', 'real 0.1', '.1']]),
  ...each('t.boolean()', [
    ['true', 'integer 1', 'Yes'],
    ['false', 'integer 0', 'f'],
  ]),
  ...each('t.date()', [
    ["new Date('2026-01-15T00:00:00Z')", 'text 2026-01-15', '2026-01-15'],
    ["'0001-01-01'", 'text 0001-01-01', '0001-01-01'],
    ["'9999-12-31'", 'text 9999-12-31', '9999-12-31'],
    ["new Date('0000-02-29T00:00:00Z')", 'text 0000-02-29'],
  ]),
  ...each('t.time()', [["'10:30'", 'text 10:30:00.000000', '10:30:00']]),
  ...each('t.timestamp()', [
    ["new Date('2026-01-15T10:30:00.125Z')", 'text 2026-01-15 10:30:00.125000', '2026-01-15T10:30:00.125'],
  ]),
  ...each('t.timestamp({ timezone: true })', [
    ["'2026-01-15T10:30:00+02:00'", 'text 2026-01-15 08:30:00.000000', '2026-01-15 10:30:00+02'],
  ]),
  ...each('t.uuid()', [
    [
      "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'",
      'text a0eebc999c0b4ef8bb6d6bb9bd380a11',
      'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
    ],
  ]),
  ...each('t.json()', [
    [
      `{ "it's": ['\\\\', null, 1.5, true, ':x', '\\u2028'], n: 9007199254740993n }`,
      `text {"it's":["\\\\",null,1.5,true,":x","\u2028"],"n":9007199254740993}`,
      `{"it's":["\\\\",null,1.5,true,":x","\u2028"],"n":9007199254740993}`,
    ],
    ["'red'", 'text "red"', '"red"'],
    ['9007199254740993n', 'integer 9007199254740993', '9007199254740993'],
    ['false', 'text false', 'false'],
    ['[]', 'text []', '[]'],
  ]),
  ...each('t.binary()', [
    ['new Uint8Array([0, 39, 92, 255])', "blob \0'\\\ufffd", '\\x00275CFF'],
    ['new Uint8Array()', 'blob ', '\\x'],
  ]),
  ...each('t.raw(sql`TEXT`)', [[`"it's"`, "text it's", "it's"]]),
];

const field = (text: string): string => (/[",\r\n]|^$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function projectOf(): string {
  const files: Record<string, string> = {};
  const tables = cases.map(({ type, value, text }, i) => {
    if (text !== undefined) files[`migrations/rows/c${i}.csv`] = `id,v\n3,${field(text)}\n`;
    return `op.createTable('c${i}', { id: t.integer(), v: ${type}, d: ${type}.default(${value}), found: t.integer() });
    op.bulkInsert('c${i}', [{ id: 1, v: ${value} }, { id: 2, v: null }]);
    op.updateRows('c${i}', { set: { v: ${value} }, where: { id: 2, v: null } });
    ${text === undefined ? '' : `op.bulkInsert('c${i}', c${i});`}
    op.updateRows('c${i}', { set: { found: 1 }, where: { v: [${value}, null] } });`;
  });
  const imports = cases.map(({ text }, i) => (text === undefined ? '' : `import c${i} from './rows/c${i}.csv';\n`));
  files['migrations/1.ts'] = imports.join('') + module('a1', null, tables.join('\n    '));
  return folderWith(files);
}

test('each value comes back as it was, by every way', async () => {
  const { stdout, stderr } = await limbeck(projectOf(), 'compile', '--dialect', 'sqlite');
  assert.is(stderr, '');
  const shown = (column: string): string => `typeof(${column}) || ' ' || hex(CAST(${column} AS TEXT))`;
  const questions = cases.map(
    (_, i) => `SELECT ${i} || '|' || ${shown('v')} || '|' || ${shown('d')} || '|' || coalesce(found, 0) FROM c${i};`,
  );
  const lines = run(`${stdout}\n${questions.join('\n')}\n`)
    .split('\n')
    .filter((one) => /^\d+\|/.test(one));
  const wrong: string[] = [];
  const counts = cases.map(() => 0);
  for (const line of lines) {
    const [i = '', v = '', d = '', found] = line.split('|');
    const one = cases[Number(i)];
    counts[Number(i)] = (counts[Number(i)] ?? 0) + 1;
    for (const stored of [v, d]) {
      const [kind = '', hex = ''] = stored.split(' ');
      const back = `${kind} ${Buffer.from(hex, 'hex').toString('utf8')}`;
      if (back !== one?.expected) wrong.push(`${one?.type} ${one?.value}: came back as ${back}, not ${one?.expected}`);
    }
    if (found !== '1') wrong.push(`${one?.type} ${one?.value} was not found by its value`);
  }
  assert.equal(wrong, []);
  assert.equal(
    counts,
    cases.map(({ text }) => (text === undefined ? 2 : 3)),
  );
});

test('what SQLite would keep as something else is refused, with the place in the file', async () => {
  const refused = async (type: string, text: string): Promise<string> => {
    const body = `op.createTable('x', { v: ${type} });\n    op.bulkInsert('x', rows);`;
    const root = folderWith({
      'migrations/1.ts': `import rows from './r.csv';\n${module('a1', null, body)}`,
      'migrations/r.csv': `v\n${field(text)}\n`,
    });
    const { status, stdout, stderr } = await limbeck(root, 'compile', '--dialect', 'sqlite');
    assert.equal([status, stdout], [1, ''], text);
    return /^error\[(LB\d+)\].*\n {2}(.*)$/m.exec(stderr)?.slice(1).join(' ') ?? stderr;
  };
  for (const [type, text] of [
    ['t.numeric(20, 5)', '123456789012.12345'],
    ['t.numeric()', 'NaN'],
    ['t.double()', 'NaN'],
    ['t.json()', '1e400'],
    ['t.json()', '12345678901234567890'],
    ['t.date()', 'infinity'],
    ['t.date()', '0044-03-15 BC'],
    ['t.timestamp()', '12026-01-01 00:00:00'],
    ['t.time()', '24:00:00'],
  ] as const) {
    assert.is(await refused(type, text), 'LB501 migrations/r.csv:2:1', `${type} ${text}`);
  }
});

test.run();
