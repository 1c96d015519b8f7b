import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isBlank, tokenize } from '../../src/sql/lexer.ts';
import { readSqliteScript, sqliteHazards } from '../../src/sql/sqlite-shell.ts';
import { hasShell, program } from '../dialects/sqlite/shell.ts';
import { outputOf, sqliteStatements, withFile } from './nasty.ts';

/** Statements as `text <terminator>`, commands as `.name [arguments]`. */
function read(text: string): string[] {
  return readSqliteScript(text).map((one) =>
    one.kind === 'statement' ? `${one.text} <${one.terminator}>` : `.${one.name} [${one.arguments.join('|')}]`,
  );
}

const hazards = (statement: string): string[] =>
  sqliteHazards(statement).map((one) => `${one.offset} ${one.kind} ${one.text}`);

function tokensOf(sql: string): string {
  return tokenize(sql, 'sqlite')
    .filter((one) => !isBlank(one.kind))
    .map((one) => sql.slice(one.start, one.end))
    .join(' ');
}

test('statements and commands', () => {
  assert.equal(
    read(
      `.bail on\n# a ;\n-- b\nSELECT 1; SELECT ';' -- c;\n;\n.print 'a b' c\nSELECT "\n.x\n", [;], \`;\` /* ;\n.y\n*/`,
    ),
    ['.bail [on]', 'SELECT 1 <;>', "SELECT ';' <;>", '.print [a b|c]', 'SELECT "\n.x\n", [;], `;` <eof>'],
  );
});

test('places are those of the script', () => {
  const script = '.bail on\n-- a\n  SELECT 1; SELECT 2;';
  for (const one of readSqliteScript(script))
    assert.is(script.slice(one.start, one.end), one.kind === 'statement' ? one.text : '.bail on');
});

test('a lone slash or go ends a statement', () => {
  assert.equal(read('SELECT 8\n/\nSELECT 9\n GO -- x\n/\nSELECT "\ngo\n"\n/ 2;'), [
    'SELECT 8 </>',
    'SELECT 9 <go>',
    'SELECT "\ngo\n"\n/ 2 <;>',
  ]);
});

test('triggers', () => {
  const one = `CREATE TEMP TRIGGER a AFTER INSERT ON t BEGIN\nSELECT CASE 1 WHEN 1 THEN 2 END;\n.x\n/\nUPDATE t SET b = ';';\nEND`;
  assert.equal(read(`${one};\nSELECT 1;`), [`${one} <;>`, 'SELECT 1 <;>']);
  assert.equal(hazards(one), []);
});

test('hazards', () => {
  assert.equal(hazards('SELECT a FROM b'), []);
  assert.equal(hazards(`SELECT ';', "\n.x", [;\n/\n] /* \n# */`), []);
  assert.equal(hazards('.shell ls'), ['0 dot-command .shell ls']);
  assert.equal(hazards('-- a\n#b\nSELECT 1'), ['5 dot-command #b']);
  assert.equal(hazards('SELECT 8\n/\n2'), ['9 semicolon /']);
  assert.equal(hazards('SELECT 1 AS\ngo'), []);
  assert.equal(hazards('SELECT 1; SELECT 2'), ['8 semicolon ;']);
  assert.equal(hazards("SELECT 'a"), ["7 unterminated '"]);
  assert.equal(hazards('SELECT 1 -- a'), ['9 unterminated --']);
  assert.equal(hazards('SELECT (1'), ['7 unterminated (']);
  assert.equal(hazards('CREATE TRIGGER a AFTER INSERT ON b BEGIN SELECT 1'), ['0 unterminated CREATE']);
  assert.equal(hazards("SELECT 'a\r\nb'"), ['9 line-break \r\n']);
});

test('statements without hazards are read back one for one', () => {
  fc.assert(
    fc.property(fc.array(sqliteStatements, { minLength: 1, maxLength: 4 }), (all) => {
      const statements = all.filter((one) => sqliteHazards(one).length === 0 && tokensOf(one) !== '');
      const items = readSqliteScript(statements.map((one) => `${one};\n`).join(''));
      assert.equal(
        items.map((one) => (one.kind === 'statement' ? tokensOf(one.text) : one.name)),
        statements.map(tokensOf),
      );
    }),
    { numRuns: 2000 },
  );
});

const sqlite = hasShell ? program : undefined;
const run = (script: string): string =>
  withFile(script, (file) => outputOf(sqlite ?? '', [':memory:', '-init', file], ''));

test("a parameter of Tcl's kind does not hide a quote", () => {
  assert.equal(read("SELECT @v(';'), $v(a);SELECT 1;"), ["SELECT @v(';'), $v(a) <;>", 'SELECT 1 <;>']);
});

test('the real sqlite3 runs what is read', () => {
  if (!sqlite) return console.log('skipped: no sqlite3 found, the shell itself was not asked');
  const statements = [
    'CREATE TABLE t (a)',
    'CREATE TRIGGER "r;" AFTER INSERT ON t WHEN new.a = 1 BEGIN\nSELECT CASE 1 WHEN 1 THEN 2 END;\nINSERT INTO t VALUES (2);\nEND',
    'INSERT INTO t VALUES (1)',
    `SELECT ';', "a", [a], \`a\` /* ; \n.x */ FROM t -- ;\n WHERE a < 5`,
    "SELECT '\n.print no\n/\ngo\n#\n'",
    'SELECT 8 AS\ngo',
    'SELECT 6\n/ 2',
  ];
  for (const one of statements) assert.equal(hazards(one), [], one);
  const script = `.trace stdout --plain\n${statements.map((one) => `${one};\n`).join('')}SELECT 8\n/\nSELECT 9\ngo\n# no;\nSELECT 10`;
  const expected = readSqliteScript(script).filter((one) => one.kind === 'statement');
  assert.is(expected.length, statements.length + 3);
  const output = run(script);
  let at = 0;
  for (const { text } of expected) {
    const next = output.indexOf(text, at);
    assert.ok(next >= 0, `${text} in ${output.slice(at)}`);
    at = next + text.length;
  }
  assert.match(run("SELECT hex('a\r\nb');"), '610A62');
});

test('the real sqlite3 goes on behind statements without hazards', () => {
  if (!sqlite) return console.log('skipped: no sqlite3 found, the shell itself was not asked');
  const statements = fc
    .sample(sqliteStatements, { numRuns: 1500, seed: 7 })
    .filter((one) => sqliteHazards(one).length === 0 && tokensOf(one) !== '');
  assert.ok(statements.length > 300);
  const output = run(statements.map((one, i) => `${one};\nSELECT 'mark ${i}.';\n`).join(''));
  for (const [i, one] of statements.entries()) assert.ok(output.includes(`mark ${i}.`), JSON.stringify(one));
});

test.run();
