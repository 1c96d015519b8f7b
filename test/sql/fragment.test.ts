import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AuthorSql } from '../../src/sql/author.ts';
import { authored, fragment, join, keyword, nothing, verbatim } from '../../src/sql/fragment.ts';
import { templatePosition } from '../../src/sql/template-position.ts';
import { everyWord, renameWord, wordsOf } from '../../src/sql/words.ts';

const author: AuthorSql = { kind: 'sql', parts: [{ kind: 'text', text: 'a > 1', index: 0 }] };

test('an empty hole takes one space with it', () => {
  const x = verbatim('X');
  assert.is(fragment`CREATE ${nothing} INDEX ${x} ON ${nothing}`.text, 'CREATE INDEX X ON');
  assert.is(
    fragment`CREATE ${keyword('UNIQUE', true)} INDEX ${keyword('IF', false)} ${x}`.text,
    'CREATE UNIQUE INDEX X',
  );
  assert.is(fragment`(${nothing})`.text, '()');
  assert.is(join([x, nothing, x]).text, 'X, X');
});

test("the author's text is found again, wherever it ends up", () => {
  const inner = fragment`CHECK (${authored('a > 1', author, 0)})`;
  const outer = join([verbatim('x INTEGER'), fragment`CONSTRAINT ${verbatim('ck')} ${inner}`]);
  const [origin] = outer.origins;
  assert.is(outer.text.slice(origin?.start, origin?.end), 'a > 1');
  assert.is(origin?.sql, author);
});

test('a character of a template has its place in the file', () => {
  const source = "line\n  op.execute(sql`SELECT ${ { a: '}`' }.a } FROM \\`t\n WHERE ${`x${1}`} = é`);";
  const at = { file: 'm.ts', line: 2, column: 14 };
  const place = (index: number, offset: number) => {
    const found = templatePosition(source, at, index, offset);
    return found && [found.line, found.column];
  };
  assert.equal(place(0, 0), [2, 18]);
  assert.equal(place(0, 7), [2, 25]);
  assert.equal(place(1, 1), [2, 44]);
  assert.equal(place(1, 7), [2, 51]);
  assert.equal(place(1, 9), [3, 1]);
  assert.equal(place(2, 3), [3, 21]);
  assert.is(templatePosition(source, { ...at, line: 1, column: 1 }, 9, 0), undefined);
});

test('the words of SQL are its names, not its strings and comments', () => {
  const sql: AuthorSql = {
    kind: 'sql',
    parts: [{ kind: 'text', text: `Qty > 'age' AND "Mixed ""x" /* no */ -- none\n OR f($$body$$)`, index: 0 }],
  };
  assert.equal([...wordsOf(sql)].sort(), ['Mixed "x', 'and', 'f', 'or', 'qty']);
  assert.ok(everyWord(sql).has('body'));
});

test('a renamed column is renamed in expressions, not in strings', () => {
  const sql: AuthorSql = {
    kind: 'sql',
    parts: [{ kind: 'text', text: `qty > 1 AND note <> 'qty' AND "qty" < QTY + qty_more`, index: 0 }],
  };
  const renamed = renameWord(sql, 'qty', 'amount');
  assert.equal(renamed.kind === 'sql' && renamed.parts[0], {
    kind: 'text',
    text: `amount > 1 AND note <> 'qty' AND amount < amount + qty_more`,
    index: 0,
  });
  assert.is(renameWord(sql, 'other', 'x'), sql);
});

test.run();
