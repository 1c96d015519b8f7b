/** Statements of Oracle's golden files are read by a PL/SQL parser: it finds what nobody could mean. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { splitStatements } from '../../../src/sql/split.ts';
import { complaints } from './parser.ts';

const golden = join(import.meta.dirname, '../../golden');

/** What is read here: the grammar takes seconds for a query or a block, and little for the rest. */
const READ =
  /^(?:CREATE (?:TABLE|GLOBAL|INDEX|UNIQUE|BITMAP|SEQUENCE)|ALTER|DROP|COMMENT|GRANT|REVOKE|RENAME|INSERT INTO \S+ \(id\))\b/;

/** Longer ones have the same parts again. */
const LONGEST = 130;

/** What the grammar does not know and Oracle does, with the page of its manual. */
const unknown: readonly RegExp[] = [
  // https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/ALTER-SEQUENCE.html
  /^ALTER SEQUENCE .* RESTART\b/,
  // https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/ALTER-TABLE.html, at modify_col_properties
  /^ALTER TABLE \S+ MODIFY \S+ GENERATED /,
  // https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/CREATE-INDEX.html, at index_compression and ONLINE
  /^CREATE .*INDEX .* (?:COMPRESS|COMPRESS ADVANCED LOW|ONLINE)$/,
  // https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/DROP-INDEX.html
  /^DROP INDEX \S+ ONLINE$/,
];

/** Of the statements of all golden files, one of every shape: its words without names and values. */
function statements(): readonly string[] {
  const files = readdirSync(golden).map((name) => join(golden, name, 'oracle.sql'));
  const texts = files
    .filter((file) => existsSync(file))
    .flatMap((file) => splitStatements(readFileSync(file, 'utf8'), 'oracle').map((one) => one.text));
  const shapes = new Map<string, string>();
  for (const text of [...new Set(texts)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    if (!READ.test(text) || text.length > LONGEST) continue;
    const shape = text.replace(/'(?:[^']|'')*'|"[^"]*"|\b[a-z_]\w*\b|\d+/g, '?').replace(/\?(?:, \?)+/g, '?');
    if (!shapes.has(shape)) shapes.set(shape, text);
  }
  return [...shapes.values()];
}

test('the parser sees what is wrong', () => {
  for (const wrong of [
    'CREATE TABLE t (a INTEGER b INTEGER)',
    'ALTER TABLE t MODIFY',
    'COMMENT ON COLUMN t.a 5',
    'ALTER TABLE t ALTER COLUMN a TYPE INTEGER',
  ])
    assert.ok(complaints(wrong).length > 0, wrong);
  assert.equal(complaints('DROP TABLE t'), []);
});

test('the parser reads the statements of the golden files', () => {
  const read = statements().filter((one) => !unknown.some((pattern) => pattern.test(one)));
  const found = read.flatMap((one) => {
    const said = complaints(one);
    return said.length > 0 ? [`${said[0]}\n${one}`] : [];
  });
  assert.equal(found, []);
  assert.ok(read.length > 50, String(read.length));
  console.log(`oracle: ${read.length} statements read`);
});

test.run();
