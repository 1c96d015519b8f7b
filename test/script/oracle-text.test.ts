/** Texts inside of blocks: whatever they hold, SQL*Plus passes them on, and PL/SQL has them letter for letter. */
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { commentLine, executable, said, textLiteral, valueLiteral, withSafeEnd } from '../../src/script/oracle-text.ts';
import { readSqlplusScript } from '../../src/sql/sqlplus.ts';
import { nasty } from './making.ts';

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}', '<': '>', '(': ')' };

/** What PL/SQL makes of literals, CHR, TO_CLOB and ||: written apart from what writes them. */
function meaningOf(expression: string): string {
  let value = '';
  for (let at = 0; at < expression.length; ) {
    const rest = expression.slice(at);
    const gap = /^(?:\s+|\|\||TO_CLOB\(|\))/.exec(rest);
    const chr = /^CHR\((\d+)\)/.exec(rest);
    if (gap) at += gap[0].length;
    else if (chr) {
      value += String.fromCharCode(Number(chr[1]));
      at += chr[0].length;
    } else if (rest.startsWith("q'")) {
      const close = `${CLOSING[rest.charAt(2)] ?? rest.charAt(2)}'`;
      const end = rest.indexOf(close, 3);
      if (end < 0) throw new Error('open q-literal');
      value += rest.slice(3, end);
      at += end + 2;
    } else {
      const literal = /^'((?:[^']|'')*)'/.exec(rest);
      if (!literal) throw new Error(`no literal: ${rest.slice(0, 50)}`);
      value += literal[1]?.replaceAll("''", "'");
      at += literal[0].length;
    }
  }
  return value;
}

/** The block as the server gets it. */
function sent(block: string): string {
  const items = readSqlplusScript(`SET DEFINE OFF\n${block}\n/\n`);
  const [, first] = items;
  return items.length === 2 && first?.kind === 'statement' && first.terminator === '/' ? first.text : 'misread';
}

const parts = fc.constantFrom(
  'SELECT 1',
  "'it''s'",
  "]'",
  "}'",
  ">'",
  ")'",
  "|'",
  "!'",
  "~'",
  "^'",
  "q'[x]'",
  '\n',
  '\n/\n',
  '\n.\n',
  '\n#HOST x\n',
  '\n@x\n',
  '\n! x\n',
  ' -\n',
  ';\n',
  '\n\n\n',
  '\r\n',
  '\t',
  '\0',
  '\x1a',
  '&x',
  ':new',
  '-- x;',
  '/* ',
  '\u20ac\u{1f600}',
  'x'.repeat(600),
  nasty,
);
const texts = fc.array(parts, { maxLength: 12 }).map((one) => one.join(''));

test('any text comes back letter for letter', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const expression = textLiteral(text);
      assert.ok(expression !== undefined);
      assert.is(meaningOf(expression), text);
      const block = `BEGIN\n    EXECUTE IMMEDIATE ${expression};\nEND;`;
      assert.is(sent(block), block);
      assert.is(meaningOf(valueLiteral(text)), text);
    }),
    { numRuns: 500, seed: 19 },
  );
});

test('a text that is longer than a literal may be is put together', () => {
  fc.assert(
    fc.property(fc.array(texts, { minLength: 30, maxLength: 60 }), (all) => {
      const text = `${all.join('\n')}${'y'.repeat(20_000)}`;
      const { before, text: name } = executable(text, '  ');
      assert.is(name, 'v_text');
      const assignments = before.split(/^ {2}v_text := (?:v_text \|\| )?/m).slice(1);
      assert.is(assignments.map((one) => meaningOf(one.replace(/;\n$/, ''))).join(''), text);
      for (const one of assignments) assert.ok(meaningOf(one.replace(/;\n$/, '')).length < 32_767);
      const block = `DECLARE\n  v_text CLOB;\nBEGIN\n${before}  EXECUTE IMMEDIATE v_text;\nEND;`;
      assert.is(sent(block), block);
    }),
    { numRuns: 30, seed: 19 },
  );
});

test('statements without surprises stand as they are', () => {
  assert.is(textLiteral('CREATE TABLE t (id NUMBER)'), "'CREATE TABLE t (id NUMBER)'");
  assert.is(textLiteral("UPDATE t\nSET v = 'it''s'"), "q'[UPDATE t\nSET v = 'it''s']'");
  assert.is(textLiteral("SELECT ']' FROM dual"), "q'{SELECT ']' FROM dual}'");
  // What looks for bind variables may not know q'[…]'.
  assert.is(textLiteral(":new.v := 'x';"), "':new.v := ''x'';'");
});

test('no comment swallows the line behind it', () => {
  for (const text of ['', '-', 'a -', 'a;', 'a ;  ', '/', '.', nasty, `${nasty}-`, 'x'.repeat(5000), '-- -']) {
    const script = `SET DEFINE OFF\n${commentLine(text)}\nDROP TABLE t;\n`;
    assert.is(readSqlplusScript(script).length, 2, JSON.stringify(text));
    const block = `BEGIN\n${commentLine(text, '    ')}\n  NULL;\nEND;`;
    assert.is(sent(block), block);
  }
  assert.is(withSafeEnd('a sentence.'), 'a sentence.');
  assert.is(withSafeEnd('a -'), 'a - .');
});

test('what the script says is one line', () => {
  assert.is(meaningOf(said(nasty)).includes('\n'), false);
  assert.match(meaningOf(said(`'x' ${nasty}`)), /^'x' /);
});

test.run();
