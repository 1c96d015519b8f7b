import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isBlank, type SqlProfile, tokenize } from '../../src/sql/lexer.ts';
import { postgresStatements, sqliteStatements } from './nasty.ts';

/** `kind text` of everything but white space; an unterminated token ends with an ellipsis. */
function show(text: string, profile: SqlProfile = 'postgresql'): string[] {
  return tokenize(text, profile)
    .filter((one) => one.kind !== 'space')
    .map((one) => `${one.kind} ${text.slice(one.start, one.end)}${one.unterminated ? '…' : ''}`);
}

test('strings of PostgreSQL', () => {
  assert.equal(show("'a''b' '\\' E'a\\'b' e'\\\\' B'01' x'ff' N'n' U&'\\0041' U&\"d\" \"a\"\"b\""), [
    "string 'a''b'",
    "string '\\'",
    "string E'a\\'b'",
    "string e'\\\\'",
    "string B'01'",
    "string x'ff'",
    "string N'n'",
    "string U&'\\0041'",
    'quoted-identifier U&"d"',
    'quoted-identifier "a""b"',
  ]);
  assert.equal(show("type'x' U&x"), ['word type', "string 'x'", 'word U', 'operator &', 'word x']);
});

test('a string goes on behind a line break, a comment in between too', () => {
  assert.equal(show("E'a' -- it's\n 'b\\'' 'c'"), ["string E'a' -- it's\n 'b\\''", "string 'c'"]);
  assert.equal(show("'a' 'b'"), ["string 'a'", "string 'b'"]);
  assert.equal(show(`'a'${'-- '.repeat(40)}\n1`).length, 3);
});

test('dollar quotes, parameters, words with dollars', () => {
  assert.equal(show('$$;$$ $a$ $$ $b$ $a$ $1 a$b$c 1$$x$$ $é$x$é$ $1a'), [
    'dollar-string $$;$$',
    'dollar-string $a$ $$ $b$ $a$',
    'parameter $1',
    'word a$b$c',
    'number 1',
    'dollar-string $$x$$',
    'dollar-string $é$x$é$',
    'parameter $1a',
  ]);
});

test('comments', () => {
  assert.equal(show('/* a /* b */ */ x -- c\ny /*/ */ z --'), [
    'block-comment /* a /* b */ */',
    'word x',
    'line-comment -- c',
    'word y',
    'block-comment /*/ */',
    'word z',
    'line-comment --',
  ]);
  assert.equal(show('-- a\rb'), ['line-comment -- a', 'word b']);
  assert.equal(show('-- a\rb', 'sqlite'), ['line-comment -- a\rb']);
  assert.equal(show('/* a /* b */ c', 'sqlite'), ['block-comment /* a /* b */', 'word c']);
});

test('numbers', () => {
  assert.equal(show('1..10 1. .5 1.5e-3 0x1F 1_000 1e 1e+ 1a'), [
    'number 1',
    'operator ..',
    'number 10',
    'number 1.',
    'number .5',
    'number 1.5e-3',
    'number 0x1F',
    'number 1_000',
    'number 1e',
    'number 1e+',
    'number 1a',
  ]);
});

test('operators end before a comment, and before + and -', () => {
  assert.equal(show('a=-1 b@-1 c+/* */d e<=-- f\n::int := =>'), [
    'word a',
    'operator =',
    'operator -',
    'number 1',
    'word b',
    'operator @-',
    'number 1',
    'word c',
    'operator +',
    'block-comment /* */',
    'word d',
    'word e',
    'operator <=',
    'line-comment -- f',
    'operator ::',
    'word int',
    'operator :=',
    'operator =>',
  ]);
});

test('SQLite', () => {
  assert.equal(show("[a;b] `c``d` x'00' e'x' ?1 :v @v $v::w(x) a->>b ||", 'sqlite'), [
    'quoted-identifier [a;b]',
    'quoted-identifier `c``d`',
    "string x'00'",
    'word e',
    "string 'x'",
    'parameter ?1',
    'parameter :v',
    'parameter @v',
    'parameter $v::w(x)',
    'word a',
    'operator ->>',
    'word b',
    'operator ||',
  ]);
});

test('what has no end is flagged', () => {
  for (const text of ["'a", "'a''", "E'\\'", '"a', '$a$ $b$', '/* /* */'])
    assert.ok(tokenize(text, 'postgresql').at(-1)?.unterminated, text);
  for (const text of ["'a", '[a', '`a', '/* /*']) assert.ok(tokenize(text, 'sqlite').at(-1)?.unterminated, text);
  assert.not.ok(tokenize('-- a', 'postgresql').at(-1)?.unterminated);
});

test('tokens side by side are the text', () => {
  for (const [profile, texts] of [
    ['postgresql', postgresStatements],
    ['sqlite', sqliteStatements],
  ] as const) {
    fc.assert(
      fc.property(texts, (text) => {
        let at = 0;
        for (const one of tokenize(text, profile)) {
          assert.is(one.start, at);
          assert.ok(one.end > one.start);
          at = one.end;
        }
        assert.is(at, text.length);
      }),
    );
  }
  assert.ok(isBlank('line-comment'));
});

test.run();
