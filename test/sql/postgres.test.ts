import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadPostgresParser } from '../../src/sql/postgres.ts';

const parser = await loadPostgresParser();

test('statements are found in UTF-16 units', () => {
  const sql = "SELECT '😀ä'; /* 😀 */ SELECT 'ä';\nDROP TABLE \"😀\"";
  const outcome = parser.parse(sql);
  assert.ok(outcome.ok);
  if (!outcome.ok) return;
  assert.equal(
    outcome.statements.map((one) => [
      one.kind,
      sql
        .slice(one.start, one.end)
        .replace(/\/\*.*\*\//, '')
        .trim(),
    ]),
    [
      ['SelectStmt', "SELECT '😀ä'"],
      ['SelectStmt', "SELECT 'ä'"],
      ['DropStmt', 'DROP TABLE "😀"'],
    ],
  );
});

test('an error is found in UTF-16 units', () => {
  for (const before of ['', 'ä', '😀', '😀ä😀', "'; -- 😀\n".replaceAll("'", "''")]) {
    const sql = `SELECT '${before}' FRO x y`;
    const outcome = parser.parse(sql);
    assert.not.ok(outcome.ok, sql);
    if (outcome.ok) continue;
    assert.is(sql.slice(outcome.offset), 'x y'.slice(outcome.offset - sql.indexOf('x y')), outcome.message);
    assert.ok(outcome.offset >= sql.indexOf('x y'), `${outcome.offset} in ${sql}`);
  }
});

test('an error in the second statement, and at the end', () => {
  const second = "SELECT '😀'; SELEC 'ä'";
  const outcome = parser.parse(second);
  assert.is(outcome.ok ? -1 : outcome.offset, second.indexOf('SELEC '));
  const cut = parser.parse("SELECT '😀ä', ");
  assert.is(cut.ok ? -1 : cut.offset, "SELECT '😀ä', ".length);
});

test('nothing is no statement', () => {
  assert.equal(parser.parse(' \n'), { ok: true, statements: [] });
});

test.run();
