/** What stands behind DEFAULT: https://dev.mysql.com/doc/refman/8.4/en/data-type-defaults.html */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { defaultSql } from '../../../src/dialects/mysql/defaults.ts';
import { mysql } from '../../../src/dialects/mysql/dialect.ts';
import type { ColumnType } from '../../../src/schema/types.ts';
import { plainSql } from '../../../src/sql/author.ts';
import { loadGrammar } from './parser.ts';

const faultOf = await loadGrammar();
const integer: ColumnType = { kind: 'integer' };

function spelled(text: string, type: ColumnType = integer): string | undefined {
  return defaultSql({ name: 'a', default: plainSql(text) }, type, mysql)?.text;
}

test('an expression is in parentheses, of its own where it has none around it', () => {
  for (const [text, sql, type] of [
    ['1', '1'],
    ['-1', '(-1)'],
    ['(1)', '(1)'],
    ['(1) + (2)', '((1) + (2))'],
    ["(concat(')', 'a'))", "(concat(')', 'a'))", { kind: 'string', length: 9 }],
    ["('a') /* ) */ 'b'", "(('a') /* ) */ 'b')", { kind: 'string', length: 9 }],
    ['uuid()', '(uuid())', { kind: 'string', length: 36 }],
    ["'a'", "('a')", { kind: 'text' }],
    ['NULL', 'NULL', { kind: 'text' }],
    ['current_timestamp', 'CURRENT_TIMESTAMP(3)', { kind: 'timestamp', timezone: false, precision: 3 }],
    ['now()', '(now())', { kind: 'timestamp', timezone: false }],
  ] as readonly (readonly [string, string, ColumnType?])[])
    assert.is(spelled(text, type), sql);
});

test('and the grammar of MySQL takes it so, and not without them', () => {
  assert.is(faultOf(`CREATE TABLE t (a INT DEFAULT ${spelled('(1) + (2)')})`), undefined);
  assert.ok(faultOf('CREATE TABLE t (a INT DEFAULT (1) + (2))') !== undefined);
});

test.run();
