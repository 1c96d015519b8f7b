import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isBlank, tokenize } from '../../src/sql/lexer.ts';
import { psqlHazards, readPsqlScript } from '../../src/sql/psql.ts';
import { outputOf, postgresStatements, withFile } from './nasty.ts';

/** Statements as `text <terminator>`, commands as `\name [arguments]`. */
function read(text: string): string[] {
  return [...readPsqlScript(text)].map((one) =>
    one.kind === 'statement' ? `${one.text} <${one.terminator}>` : `\\${one.name} [${one.arguments.join('|')}]`,
  );
}

const hazards = (statement: string): string[] =>
  psqlHazards(statement).map((one) => `${one.offset} ${one.kind} ${one.text}`);

/** The tokens of a text that mean something. */
function tokensOf(sql: string): string {
  return tokenize(sql, 'postgresql')
    .filter((one) => !isBlank(one.kind))
    .map((one) => sql.slice(one.start, one.end))
    .join(' ');
}

test('statements', () => {
  assert.equal(
    read("-- a ;\nSELECT ';', E'\\';' /* ; /* ; */ */, $$;$$ -- tail\n;;\n/* only */;SELECT (1;2); select 3"),
    ["SELECT ';', E'\\';' /* ; /* ; */ */, $$;$$ <;>", 'SELECT (1;2) <;>', 'select 3 <eof>'],
  );
  assert.equal(read('\ufeffSELECT 1;'), ['SELECT 1 <;>']);
});

test('places are those of the script', () => {
  const script = '\n/* a */ SELECT :x -- b\n;';
  const [one] = readPsqlScript(script);
  assert.equal(one, {
    kind: 'statement',
    text: 'SELECT :x',
    start: 9,
    end: 18,
    terminator: ';',
    variables: [{ offset: 16, name: 'x' }],
  });
});

test('meta-commands end at the end of the line or at the next one', () => {
  assert.equal(
    read(
      "\\if true \\set ON_ERROR_STOP on\n\\echo 'it''s\\n' \"q r\" :v `date`; \\\\ SELECT 1;\n\\! ls \\ -l\n\\endif",
    ),
    [
      '\\if [true]',
      '\\set [ON_ERROR_STOP|on]',
      '\\echo [it\'s\n|"q r"|:v|`date`;]',
      'SELECT 1 <;>',
      '\\! [ls \\ -l]',
      '\\endif []',
    ],
  );
  assert.equal(read("\\dt a; \\nonsense \\x\n\\echo 'open\nSELECT 1;"), [
    '\\dt [a]',
    '\\nonsense [\\x]',
    '\\echo []',
    'SELECT 1 <;>',
  ]);
});

test('meta-commands that send', () => {
  assert.equal(read('SELECT 1 \\gset p_\nSELECT (2 \\gexec\nSELECT 3 \\p\n + 4 \\g | cat; x\nSELECT 5 \\r\n\\g'), [
    'SELECT 1 <\\gset>',
    'SELECT (2 <\\gexec>',
    '\\p []',
    'SELECT 3 \n + 4 <\\g>',
    '\\r []',
    '\\g []',
  ]);
  assert.equal(read('SELECT 1\\; SELECT \\:x;'), ['SELECT 1; SELECT :x <;>']);
});

test('bodies: psql counts BEGIN, CASE and END in a routine', () => {
  const one = 'CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; END';
  assert.equal(read(`${one};\nBEGIN; END;`), [`${one} <;>`, 'BEGIN <;>', 'END <;>']);
  assert.equal(hazards(one), []);
  assert.equal(hazards('CREATE FUNCTION begin() RETURNS int AS $$;$$'), ['16 unterminated begin']);
});

test('data of COPY are skipped', () => {
  assert.equal(read('COPY "a;" (b) FROM STDIN; -- data\n1;\\\n\\.\nCOPY a TO STDOUT;\nSELECT 1;'), [
    'COPY "a;" (b) FROM STDIN <;>',
    'COPY a TO STDOUT <;>',
    'SELECT 1 <;>',
  ]);
});

test('hazards', () => {
  assert.is(hazards('SELECT a FROM b WHERE c = 1').length, 0);
  assert.is(hazards(`SELECT 'a:b', ";:x", $$\\ :x;$$, E'\\'', a::int, f(b := 1) -- :x \\\n, /* :x; */ 1`).length, 0);
  assert.equal(hazards('SELECT a[1:n], a[1:2], :\'x\', :"x", :{?x}'), [
    '10 variable :n',
    '18 variable :2',
    "23 variable :'x'",
    '29 variable :"x"',
    '35 variable :{?x}',
  ]);
  assert.equal(hazards('SELECT 1 \\gexec'), ['9 backslash \\gexec']);
  assert.equal(hazards('SELECT 1\\;'), ['8 backslash \\;']);
  assert.equal(hazards('SELECT 1; SELECT 2'), ['8 semicolon ;']);
  assert.equal(hazards("SELECT 'a"), ["7 unterminated '"]);
  assert.equal(hazards('SELECT ($a$ $$'), ['7 unterminated (', '8 unterminated $a$']);
  assert.equal(hazards('SELECT 1 -- a'), ['9 unterminated --']);
  assert.equal(hazards('SELECT 1 -- a\n'), []);
  assert.equal(hazards('SELECT 1 /* /* */'), ['9 unterminated /*']);
  assert.equal(hazards('SELECT\0 1'), ['6 unterminated \0']);
  assert.equal(hazards(' copy a (b) from stdin'), ['1 copy-from-stdin copy']);
  assert.equal(hazards('/* x */ COPY "from" FROM STDOUT'), ['8 copy-from-stdin COPY']);
  assert.equal(hazards("COPY (SELECT 1 FROM stdin) TO '/x'"), []);
  assert.equal(hazards('-- a\r\\! ls'), ['5 backslash \\!']);
});

test('the second part of an E string is an ordinary string to psql', () => {
  assert.equal(hazards("SELECT E'a'\n'b\\''"), ["12 backslash '", "16 unterminated '"]);
  assert.equal(hazards("SELECT E'a'\n'b'"), []);
  assert.equal(hazards("SELECT E'a'\r'b\\''"), []);
});

test('the sign behind 1e begins no comment', () => {
  assert.equal(hazards("SELECT 1e-- it's\n"), ["14 unterminated '"]);
  assert.equal(hazards("SELECT 0x1e-- it's\n"), []);
});

test('statements without hazards are read back one for one', () => {
  fc.assert(
    fc.property(fc.array(postgresStatements, { minLength: 1, maxLength: 4 }), (all) => {
      const statements = all.filter((one) => psqlHazards(one).length === 0 && tokensOf(one) !== '');
      const items = [...readPsqlScript(statements.map((one) => `${one};\n`).join(''))];
      assert.equal(
        items.map((one) => (one.kind === 'statement' ? tokensOf(one.text) : one.name)),
        statements.map(tokensOf),
      );
    }),
    { numRuns: 2000 },
  );
});

const server = process.env.LIMBECK_TEST_POSTGRES;

/** What psql really sends for a script. */
function sentBy(script: string): string[] {
  return withFile(script, (file) => {
    outputOf('psql', ['-X', '-q', '-L', `${file}.log`, '-f', file, server ?? '']);
    const log = readFileSync(`${file}.log`, 'utf8');
    const queries = log.matchAll(/^[/*]{9} QUERY [/*]{9,10}\n([\s\S]*?)\n[/*]{24,26}$/gm);
    return [...queries].map((one) => tokensOf((one[1] ?? '').replace(/;$/, ''))).filter((one) => one !== '');
  });
}

test('the real psql sends what is read', () => {
  if (!server) return console.log('skipped: no LIMBECK_TEST_POSTGRES, psql itself was not asked');
  const script = [
    "-- a ;\nSELECT ';', E'\\';' /* ; /* ; */ */, $$;$$, $a$;$$;$a$ -- tail\n",
    '\nSELECT 1 \\gset p_\n\\if true \\set x 1\n\\endif\nSELECT (2 \\g\nSELECT 3 \\p\n + 4',
    'SELECT (1;2)',
    'CREATE FUNCTION pg_temp.f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; END',
    "SELECT E'a'\r'b\\''",
    'CREATE TEMP TABLE c (a text)',
    "COPY c (a) FROM STDIN; -- data\n1;\\\\\n\\.\nSELECT $é$ ' $é$, U&'\\0041', a[1]",
    'SELECT 5 \\nonsense \\g\n',
  ].join(';\n');
  const read = [...readPsqlScript(`${script};\nSELECT 6`)].filter((one) => one.kind === 'statement');
  assert.equal(
    sentBy(`${script};\nSELECT 6`),
    read.map((one) => tokensOf(one.text)),
  );
});

test('the real psql sends statements without hazards one for one', () => {
  if (!server) return console.log('skipped: no LIMBECK_TEST_POSTGRES, psql itself was not asked');
  const statements = fc
    .sample(postgresStatements, { numRuns: 1500, seed: 7 })
    .filter((one) => psqlHazards(one).length === 0 && tokensOf(one) !== '');
  assert.ok(statements.length > 300);
  assert.equal(sentBy(statements.map((one) => `${one};\n`).join('')), statements.map(tokensOf));
});

test.run();
