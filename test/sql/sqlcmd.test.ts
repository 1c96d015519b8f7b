/** How sqlcmd, and what else knows GO, reads a script: each batch, each command, and what it would misread. */
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readSqlcmdScript, sqlcmdHazards } from '../../src/sql/sqlcmd.ts';
import { scanAt } from '../../src/sql/sqlcmd-scan.ts';

/** `batch|terminator`, and commands in angle brackets. */
function read(text: string): readonly string[] {
  return readSqlcmdScript(text).map((one) =>
    one.kind === 'statement' ? `${one.text}|${one.terminator}` : `<${text.slice(one.start, one.end)}>`,
  );
}

function hazards(statement: string): string {
  return sqlcmdHazards(statement)
    .map((one) => `${one.kind}@${one.offset}`)
    .join(' ');
}

test('a line GO ends a batch, in any case and with a count', () => {
  assert.equal(read('SELECT 1\nGO\nSELECT 2\ngo 5\n  Go  \n'), ['SELECT 1|GO', 'SELECT 2|go 5', '|Go']);
  assert.equal(read('SELECT 1\r\nGO\r\nSELECT 2'), ['SELECT 1|GO', 'SELECT 2|eof']);
  assert.equal(read('\ufeffGO\nSELECT 1;\nGO -- all'), ['|GO', 'SELECT 1;|GO -- all']);
  assert.equal(read('SELECT 1 AS go\n, gone, go_1, [go]\nGO'), ['SELECT 1 AS go\n, gone, go_1, [go]|GO']);
});

test('spaces and comments around a batch are no part of it, those inside are', () => {
  assert.equal(read('-- one\n\n/* two */ SELECT 1 /* three */ + 1; -- four\n/* five */\nGO\n'), [
    'SELECT 1 /* three */ + 1;|GO',
  ]);
});

test('a line that begins with a command is done by the client', () => {
  const commands = [
    ':on error exit',
    ':r x.sql',
    ':setvar a b',
    '!!dir',
    ':!! dir',
    'quit',
    'EXIT(SELECT 1)',
    'reset',
    'ed',
    ':listvar',
  ];
  for (const one of commands) {
    assert.equal(read(`SELECT 1\n${one}\nSELECT 2\nGO`), [`<${one}>`, 'SELECT 1\n'.concat(one, '\nSELECT 2|GO')], one);
    assert.equal(read(`  ${one}`), [`<${one}>`]);
  }
  assert.equal(read('SELECT exit_code, a!!b\nexits\nGO'), ['SELECT exit_code, a!!b\nexits|GO']);
});

test('where clients differ, a command is found: it is never one of ours', () => {
  for (const [text, found] of [
    ["SELECT 'a\nGO\nb'\nGO", 'GO'],
    ['/* a\nGO\n*/\nGO', 'GO'],
    ['SELECT [a\n:r x\n]\nGO', ':r x'],
    ['/* one */ GO\nGO', 'GO'],
    ["SELECT '\n' go\nGO", 'go'],
    ['/* one /* two */\n*/\nGO', '/* one /* two */\n*/'],
    ["SELECT 'a\nGO", "'a\nGO"],
    ["SELECT '$(x)'\nGO", '$('],
    ['-- $(x)\nGO', '$('],
    ['SELECT $(x)\nGO', '$('],
    ['SELECT 1\rGO 2\rGO', undefined],
  ] as const) {
    assert.is(read(text).includes(`<${found}>`), found !== undefined, text);
  }
});

test('what would be misread in a statement', () => {
  for (const fine of [
    'SELECT 1',
    "SELECT 'it''s' -- GO",
    'SELECT [a]], b]',
    'SELECT 1 /* GO */',
    'SELECT\n going',
    'a $x',
    '"a""b"',
    '/* a\nb */ SELECT 1',
  ])
    assert.is(hazards(fine), '', fine);
  assert.is(hazards('SELECT 1\nGO\n'), 'command@9');
  assert.is(hazards('go'), 'command@0');
  assert.is(hazards("SELECT 'a\n  :r x'"), 'line-break@9 command@10');
  assert.is(hazards('CREATE TABLE t (\n  ed int)'), 'command@17');
  assert.is(hazards('/* a */ exit'), 'command@8');
  // A control character ends a word, for go-sqlcmd too.
  assert.is(hazards('SELECT 1\nquit\u0085go'), 'command@9');
  assert.is(hazards('/* a */\n/* b */ quit'), 'command@16');
  assert.is(hazards("SELECT '$(x)', $(y)"), 'variable@8 variable@15');
  assert.is(hazards("SELECT 'a\r\nb\rc\nd'"), 'line-break@9 line-break@12 line-break@14');
  assert.is(hazards('SELECT [a\nb]'), 'line-break@9');
  assert.is(hazards('/* a /* b */ c */ SELECT 1'), 'nested-comment@0');
  assert.is(hazards("SELECT 'a"), 'unterminated@7');
  assert.is(hazards('SELECT [a'), 'unterminated@7');
  assert.is(hazards('SELECT 1 /* a /* b */'), 'unterminated@9 nested-comment@9');
  assert.is(hazards('SELECT 1\0'), 'unterminated@8');
});

test('quotes end where the server ends them', () => {
  for (const [text, end] of [
    ["'a''b' c", 6],
    ["''", 2],
    ["'''", -1],
    ["''''", 4],
    ['[a]]b] c', 6],
    ['[]', 2],
    ['"a""b"', 6],
    ["'a\\' b'", 4],
    ['-- a\nb', 4],
    ['--', 2],
    ['/* /* */ */ a', 11],
    ['/**/ a', 4],
    ['/*/ */', 6],
  ] as const)
    assert.is(scanAt(text, 0).end, end, text);
});

const piece = fc.constantFrom(
  'SELECT',
  ' ',
  '\n',
  '\r\n',
  "'a'",
  "'",
  "''",
  '[b]',
  '[',
  ']',
  '"c"',
  '"',
  '--',
  '-- x\n',
  '/*',
  '*/',
  'GO',
  'go',
  '\nGO\n',
  ':r x',
  '!!',
  'exit',
  '$(',
  '(',
  ')',
  ';',
  'é',
  '\\',
);

test('statements without a hazard are read back exactly, whatever stands between them', () => {
  fc.assert(
    fc.property(fc.array(fc.array(piece, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 5 }), (parts) => {
      const statements = parts
        .map((one) => `X ${one.join('')} ;`)
        .filter((one) => sqlcmdHazards(one).length === 0 && endsOpen(one));
      const text = statements.map((one) => `-- it's a comment\n${one}\nGO\n`).join('\n');
      assert.equal(
        readSqlcmdScript(text),
        statements.map((one) => ({ kind: 'statement', text: one, terminator: 'GO' })),
      );
    }),
    { numRuns: 3000, seed: 7 },
  );
});

/** The semicolon at its end is seen: no comment to the end of the line has it. */
function endsOpen(statement: string): boolean {
  let last = '';
  for (let at = 0; at < statement.length; ) {
    const { kind, end } = scanAt(statement, at);
    if (end < 0) return false;
    last = kind;
    at = end;
  }
  return last === 'code';
}

test('a statement with a hazard is never read back as it was meant, when it stands as it is', () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (parts) => {
      const one = `X ${parts.join('')} ;`;
      const found = sqlcmdHazards(one).filter((hazard) => hazard.kind !== 'line-break');
      if (found.length === 0) return;
      assert.not.equal(readSqlcmdScript(`${one}\nGO\n`), [{ kind: 'statement', text: one, terminator: 'GO' }]);
    }),
    { numRuns: 3000, seed: 8 },
  );
});

test.run();
