/** What a test says of one value, and what the server does when the column gets the other type: always the same. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { postgresql } from '../../src/dialects/postgresql/dialect.ts';
import { typeSql } from '../../src/dialects/spelling.ts';
import { misfit } from '../../src/plan/preconditions/misfit.ts';
import type { Precondition } from '../../src/plan/preconditions/precondition.ts';
import type { ColumnType } from '../../src/schema/types.ts';
import { query, serverUrl, withDatabase } from './server.ts';

const whole = [
  '0',
  '9',
  '-9',
  '10',
  '99',
  '-99',
  '999',
  '1000',
  '32767',
  '32768',
  '-32768',
  '-32769',
  '2147483647',
  '2147483648',
];
const broken = [
  '0.5',
  '9.94',
  '9.95',
  '-9.96',
  '99.5',
  '999.949',
  '999.95',
  '32767.4',
  '32767.5',
  '-32768.5',
  '-32768.6',
  '2147483647.5',
];
const huge = [
  '9223372036854775807',
  '9223372036854775807.4',
  '9223372036854775807.5',
  '-9223372036854775808.5',
  '-9223372036854775809',
];
const floats = [...whole, ...broken, '9.2e18', '9.3e18', '-9.3e18', 'NaN', 'Infinity', '-Infinity'];
const texts = [
  '',
  'a',
  'ab',
  'abc',
  'abc ',
  'abcd',
  'abcd  ',
  '   ',
  '    x',
  'ünï',
  'ünïc',
  'sad',
  'ok',
  "it's",
  "it's ",
  'SAD',
];

const from: readonly (readonly [ColumnType, readonly string[]])[] = [
  [{ kind: 'smallint' }, whole.filter((one) => Math.abs(Number(one)) <= 32767)],
  [{ kind: 'integer' }, whole.filter((one) => Math.abs(Number(one)) <= 2147483647)],
  [{ kind: 'bigint' }, [...whole, '9223372036854775807', '-9223372036854775808']],
  [{ kind: 'numeric' }, [...whole, ...broken, ...huge, 'NaN']],
  [{ kind: 'numeric', precision: 12, scale: 4 }, [...whole.slice(0, 12), ...broken.slice(0, 11), 'NaN']],
  [{ kind: 'numeric', precision: 3, scale: 2 }, ['9.94', '9.95', '9.99', '-9.96', '0', 'NaN']],
  [{ kind: 'real' }, floats],
  [{ kind: 'double' }, floats],
  [{ kind: 'string', length: 20 }, texts],
  [{ kind: 'string' }, texts],
  [{ kind: 'char', length: 6 }, texts],
  [{ kind: 'text' }, texts],
  [{ kind: 'uuid' }, ['00000000-0000-0000-0000-000000000000']],
  [{ kind: 'enum', name: 'mood', values: ['sad', 'ok', "it's"] }, ['sad', 'ok', "it's"]],
];

const to: readonly ColumnType[] = [
  { kind: 'smallint' },
  { kind: 'integer' },
  { kind: 'bigint' },
  { kind: 'numeric', precision: 3, scale: 1 },
  { kind: 'numeric', precision: 3 },
  { kind: 'numeric', precision: 2, scale: 2 },
  { kind: 'string', length: 3 },
  { kind: 'string', length: 1 },
  { kind: 'char', length: 3 },
  { kind: 'char' },
  { kind: 'enum', name: 'feeling', values: ['sad', "it's"] },
];

/** Whether many values and for many reasons are refused, and one line for each value for which the two differ. */
function comparison(): string {
  const table = { name: 'one', columns: [], constraints: [], indexes: [] };
  const rows = from.flatMap(([type, values]) =>
    to.flatMap((other) => {
      if (misfit(type, other) === undefined) return [];
      const one: Precondition = {
        test: { kind: 'misfit', column: 'c', from: type, to: other },
        table,
        key: [],
        alone: [],
        operation: { kind: 'alterColumn', at: { file: 'x', line: 1, column: 1 }, table, column: 'c', type: other },
        place: 'first',
      };
      const asked = postgresql.preconditions.query(one, 6, postgresql)?.text ?? '';
      const [old, fresh] = [typeSql(type, postgresql).text, typeSql(other, postgresql).text];
      const using = other.kind === 'enum' ? ` USING c::text::${fresh}` : '';
      return values.map((value) => [old, value, asked, `ALTER TABLE one ALTER c TYPE ${fresh}${using}`]);
    }),
  );
  const quoted = rows.map((row) => `(${row.map((text) => `$q$${text}$q$`).join(', ')})`);
  return `
SET client_min_messages = warning;
CREATE TYPE mood AS ENUM ('sad', 'ok', 'it''s'); CREATE TYPE feeling AS ENUM ('sad', 'it''s');
CREATE TEMP TABLE said (line text); CREATE TEMP TABLE refusals (line text);
DO $do$
DECLARE
  a record; found bigint; refused text;
BEGIN
  FOR a IN SELECT * FROM (VALUES ${quoted.join(',\n')}) AS v (old, val, asked, change) LOOP
    EXECUTE 'CREATE TEMP TABLE one (c ' || a.old || ')';
    EXECUTE format('INSERT INTO one VALUES (%L)', a.val);
    EXECUTE 'SELECT count(*) FROM (' || a.asked || ') AS s' INTO found;
    refused := '';
    BEGIN
      EXECUTE a.change;
    EXCEPTION WHEN others THEN
      refused := SQLERRM;
      INSERT INTO refusals VALUES (refused);
    END;
    IF (found > 0) <> (refused <> '') THEN
      INSERT INTO said VALUES (concat_ws(' | ', a.old, a.val, a.change, found, refused));
    END IF;
    DROP TABLE one;
  END LOOP;
END $do$;
SELECT count(*) > 200, count(DISTINCT line) > 7, (SELECT string_agg(line, E'\\n') FROM said) FROM refusals;`;
}

test('there are values for every kind of misfit', () => {
  const kinds = new Set(from.flatMap(([type]) => to.map((other) => misfit(type, other)?.kind)));
  assert.equal([...kinds].filter((one) => one !== undefined).sort(), ['digits', 'length', 'range', 'values']);
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, no type was changed on a server');
} else {
  test('a value is told of exactly when the server refuses it', () =>
    withDatabase(async (url) => assert.is(await query(url, comparison()), 't|t|')));
}

test.run();
