import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck, module } from './run-main.ts';

const table = `op.createTable('c', { code: t.char(2).primaryKey(), area: t.integer(), share: t.numeric(5, 2), eu: t.boolean(),
      since: t.timestamp({ timezone: true }), flag: t.binary(), tags: t.array(t.text()), about: t.json(), mood: t.enum('mood', ['glad', "it's"]) });`;
const columns = 'code,area,share,eu,since,flag,tags,about,mood';
const good = `${columns}\r
AD,+0468,1.50,yes,2026-01-15 10:30:00+01:30,\\x00FF,"{a,""b \\"" c"",NULL}","{""n"":1e400}",it's\r
"""X",,,,,,,,\r
'\\,-1,-0.5,f,infinity,\\x,{},"""s""",glad\r
`;

function project(csv: string, body = "op.bulkInsert('c', rows);", types = table) {
  return folderWith({
    'migrations/data/c.csv': csv,
    'migrations/1.ts': `import rows from './data/c.csv';\n${module('a1', null, `${types}\n    ${body}`)}`,
  });
}

/** The errors as \`LB445 place message\`. */
function errors(stderr: string): readonly string[] {
  return [...stderr.matchAll(/^error\[(LB\d+)\]: (.*)\n {2}(\S+)$/gm)].map(
    ([, code, message, at]) => `${code} ${at} ${message}`,
  );
}

test('each text becomes the literal of its column, without loss', async () => {
  const { stdout, stderr } = await limbeck(project(good), 'compile');
  assert.is(stderr, '');
  const [, insert] = /^(INSERT INTO c .*);$/m.exec(stdout) ?? [];
  assert.is(
    insert,
    `INSERT INTO c (code, area, share, eu, since, flag, tags, about, mood) VALUES \
('AD', 468, 1.50, true, '2026-01-15 10:30:00+01:30', '\\x00FF', '{a,"b \\" c",NULL}', '{"n":1e400}', 'it''s'), \
('"X', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL), \
('''\\', -1, -0.5, false, 'infinity', '\\x', '{}', '"s"', 'glad')`,
  );
});

test('SQLite has its own spelling', async () => {
  const types = table.replace('t.array(t.text())', 't.text()');
  const csv = good.replace('infinity', '0099-12-31 00:00:00Z');
  const { stdout, stderr } = await limbeck(project(csv, undefined, types), 'compile', '--dialect', 'sqlite');
  assert.is(stderr, '');
  const [, insert] = /^(INSERT INTO c .*);$/m.exec(stdout) ?? [];
  assert.is(
    insert,
    `INSERT INTO c (code, area, share, eu, since, flag, tags, about, mood) VALUES \
('AD', 468, 1.50, 1, '2026-01-15 09:00:00.000000', X'00FF', '{a,"b \\" c",NULL}', '{"n":1e400}', 'it''s'), \
('"X', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL), \
('''\\', -1, -0.5, 0, '0099-12-31 00:00:00.000000', X'', '{}', '"s"', 'glad')`,
  );
  const refused = await limbeck(project(good, undefined, types), 'compile', '--dialect', 'sqlite');
  assert.equal(errors(refused.stderr), [
    'LB501 migrations/data/c.csv:4:14 the string "infinity" is no value for a column of type DATETIME',
  ]);
});

test('LB445: a text that is no value of its column, at its place in the file, all of them', async () => {
  const csv = `${columns}\nADX,1.5,1.234,maybe,2026-02-30 00:00:00Z,00ff,"{a",{a: 1},sad\n"",,,,2026-01-15 10:30:00,,,"",""\n`;
  const { status, stdout, stderr } = await limbeck(project(csv), 'compile');
  assert.equal([status, stdout], [1, '']);
  assert.equal(
    errors(stderr).map((one) => one.replace(/ is no value for column .*, which is /, ' / ')),
    [
      'LB445 migrations/data/c.csv:2:1 "ADX" / char',
      'LB445 migrations/data/c.csv:2:5 "1.5" / integer',
      'LB445 migrations/data/c.csv:2:9 "1.234" / numeric',
      'LB445 migrations/data/c.csv:2:15 "maybe" / boolean',
      'LB445 migrations/data/c.csv:2:21 "2026-02-30 00:00:00Z" / timestamp',
      'LB445 migrations/data/c.csv:2:42 "00ff" / binary',
      'LB445 migrations/data/c.csv:2:47 "{a" / an array of text',
      'LB445 migrations/data/c.csv:2:52 "{a: 1}" / json',
      'LB445 migrations/data/c.csv:2:59 "sad" / the enum "mood"',
      'LB445 migrations/data/c.csv:3:7 "2026-01-15 10:30:00" / timestamp',
      'LB445 migrations/data/c.csv:3:29 "" / json',
      'LB445 migrations/data/c.csv:3:32 "" / the enum "mood"',
    ],
  );
  assert.match(stderr, /"ADX" is no value for column "code" of "c", which is char\n[\s\S]*2 │ ADX,1\.5[\s\S]*\^/);
  const many = await limbeck(project(`code\n${'ABC\n'.repeat(30)}`), 'compile');
  assert.is(errors(many.stderr).length, 21);
  assert.match(many.stderr, /LB445\]: 10 more values are none of their columns' types/);
});

test('a column that the table does not have is told where the file names it', async () => {
  const { stderr } = await limbeck(project('code,aera\nAD,1\n'), 'compile');
  assert.equal(errors(stderr), [
    'LB404 migrations/data/c.csv:1:6 no column "aera" in table "c" at this point in the chain',
  ]);
  assert.match(stderr, /did you mean "area"/);
});

test('a row that is copied or chosen is still one of the file; what the author computes is his own', async () => {
  const csv = 'code,about,eu\nAD,"""x""",t\nAE,"{}",f\n';
  const body =
    "op.bulkInsert('c', rows.filter((row) => row.eu === 't').map((row) => ({ ...row, code: 'ZZ', area: 7 })));";
  const { stdout, stderr } = await limbeck(project(csv, body), 'compile');
  assert.is(stderr, '');
  assert.match(stdout, /INSERT INTO c \(code, about, eu, area\) VALUES \('ZZ', '"x"', true, 7\);/);
});

test('what types says is believed before the catalog', async () => {
  const body = "op.bulkInsert('c', rows, { types: { code: t.integer() } });";
  const { stderr } = await limbeck(project('code\nAD\n', body), 'compile');
  assert.match(
    errors(stderr).join(),
    /LB445 migrations\/data\/c.csv:2:1 "AD" is no value for column "code" of "c", which is integer/,
  );
});

test('a file of another revision is not read for its values twice, and a change of it changes the plan', async () => {
  const digest = async (csv: string) => /digest=(\w+)/.exec((await limbeck(project(csv), 'compile')).stdout)?.[1];
  assert.is(await digest('code\nAD\n'), await digest('\ufeffcode\r\n"AD"'));
  assert.is.not(await digest('code\nAD\n'), await digest('code\nAE\n'));
});

test('a file that is broken is told with the other mistakes of the project', async () => {
  const { stderr } = await limbeck(project('code,area\nAD\nAE,"1'), 'compile');
  assert.equal(errors(stderr), [
    'LB175 migrations/data/c.csv:2:1 this row has 1 field where 2 are named',
    'LB174 migrations/data/c.csv:3:4 the quote that begins this field is never closed',
  ]);
});

test.run();
