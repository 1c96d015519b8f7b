import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { dollarQuoted, literal, oneLine } from '../../src/script/one-line.ts';
import { Lexer } from '../../src/sql/lexer.ts';
import { nasty } from './making.ts';

const pieces = fc.array(
  fc.constantFrom(
    '$',
    '$limbeck$',
    '$limbeck',
    '$limbeck1$',
    'limbeck$',
    "'",
    "''",
    '\\',
    '\n',
    'a',
    ' ',
    '*/',
    '/*',
    '--',
  ),
  { maxLength: 8 },
);
const hostile = fc.oneof(
  pieces.map((some) => some.join('')),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

test('what a person wrote stays in one line of comment', () => {
  assert.is(oneLine('  add\n\temail\u202e\u2066\u0000 */ x /* y '), 'add email * / x / * y');
  assert.is(oneLine(nasty).includes('\n'), false);
  fc.assert(
    fc.property(hostile, (text) => {
      const line = oneLine(text);
      assert.not.match(line, /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]|\*\/|\/\*|^\s|\s$/u);
    }),
    { numRuns: 2000 },
  );
});

test('a quick look and the long way give the same', () => {
  assert.is(oneLine('add column users.email'), 'add column users.email');
  assert.is(oneLine(' add column  users.email '), 'add column users.email');
  assert.is(oneLine('a * b'), 'a * b');
});

test('dollar quotes hold any text, literals too', () => {
  assert.is(dollarQuoted('SELECT 1'), '$limbeck$SELECT 1$limbeck$');
  assert.is(dollarQuoted('a $limbeck$ b'), '$limbeck1$a $limbeck$ b$limbeck1$');
  assert.is(dollarQuoted('a $limbeck'), '$limbeck1$a $limbeck$limbeck1$');
  fc.assert(
    fc.property(hostile, (text) => {
      for (const [kind, quoted] of [
        ['dollar-string', dollarQuoted(text)],
        ['string', literal(text)],
      ] as const) {
        const lexer = new Lexer(quoted, 'postgresql');
        assert.ok(lexer.next());
        assert.equal([lexer.kind, lexer.end, lexer.unterminated], [kind, quoted.length, false], quoted);
      }
    }),
    { numRuns: 2000 },
  );
});

test.run();
