/** Texts of CSV files: what we take for a value of a type the server takes too, and as the same value. */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { postgresql } from '../../../src/dialects/postgresql/dialect.ts';
import { textFault } from '../../../src/schema/texts/values.ts';
import type { ColumnType } from '../../../src/schema/types.ts';
import { spelling } from './rendering.ts';
import { list, live, printed, run, samples } from './storing.ts';

const array = (of: ColumnType, dimensions = 1): ColumnType => ({ kind: 'array', of, dimensions });
const range = (of: 'int4' | 'num' | 'date' | 'tstz', multi = false): ColumnType => ({ kind: 'range', of, multi });
const enumeration: ColumnType = { kind: 'enum', name: 'mood', values: ['a b', "it's"] };

/** Types with texts that are values of them, or nearly. */
const shapes: readonly (readonly [ColumnType, RegExp])[] = [
  [{ kind: 'smallint' }, /^[+-]?\d{1,6}$/],
  [{ kind: 'integer' }, /^[+-]?0?\d{1,10}$/],
  [{ kind: 'bigint' }, /^[+-]?\d{15,20}$/],
  [{ kind: 'oid' }, /^-?\d{8,10}$/],
  [{ kind: 'numeric' }, /^[+-]?\d{0,5}\.?\d{0,5}([eE][+-]?\d{1,2})?$/],
  [{ kind: 'numeric', precision: 6, scale: 2 }, /^-?0?\d{1,5}(\.\d{0,2}0{0,2})?(e-?\d)?$/],
  [{ kind: 'numeric', precision: 4 }, /^\d{1,5}(\.0{0,2})?(e\d)?$/],
  [{ kind: 'double' }, /^[+-]?\d{0,3}\.?\d{0,18}([eE][+-]?\d{1,3})?$/],
  [{ kind: 'real' }, /^-?\d{1,12}(\.\d{0,12})?(e[+-]?[0-4]?\d)?$/],
  [{ kind: 'double' }, /^[+-]?(nan|NaN|inf|Infinity|infinit)$/],
  [{ kind: 'money' }, /^-?\$?\d{1,3}(,\d{3}){0,2}(\.\d{1,3})?$/],
  [{ kind: 'boolean' }, /^(t|true|TRUE|y|yes|on|1|f|n|no|off|0|of|2|o)$/],
  [{ kind: 'date' }, /^\d{4}-[01]\d-[0-3]\d( BC)?$/],
  [{ kind: 'date' }, /^([1-9]\d{4,6}-0[1-9]-31|-?infinity|0000-01-01|(4713|4714)-1[12]-2\d BC)$/],
  [{ kind: 'time', timezone: false }, /^[0-2]\d:[0-6]\d(:[0-6]\d(\.\d{1,7})?)?$/],
  [{ kind: 'time', timezone: true, precision: 2 }, /^[012]\d:[0-5]\d:\d\d(\.\d{1,3})?(Z|z| ?[+-]1\d(:?\d\d)?)$/],
  [{ kind: 'timestamp', timezone: false }, /^20\d\d-[01]\d-[0-3]\d[ Tt][0-2]\d:[0-5]\d(:\d\d(\.\d{1,6})?)?( BC)?$/],
  [
    { kind: 'timestamp', timezone: true },
    /^[0-2]\d{3}-0\d-[012]\d[ T][0-2]\d:[0-5]\d:[0-5]\d(Z|[+-]\d\d(:?[0-6]\d)?)( BC)?$/,
  ],
  [{ kind: 'timestamp', timezone: true }, /^(29427[5678]-12-31 23:59:59Z|-infinity|4713-01-01 00:00:00\+00 BC)$/],
  [
    { kind: 'interval' },
    /^-?\d{1,3} (year|years|mon|months|days?|weeks?|hrs|mins|s) ?(-?\d{1,2}:\d\d(:\d\d(\.\d{1,7})?)?)?( ago)?$/,
  ],
  [{ kind: 'interval' }, /^-?P(\d{1,2}Y)?(\d{1,2}M)?(\d{1,3}(\.5)?D)?(T(\d{1,2}H)?(\d{1,2}M)?(\d{1,2}(\.\d)?S)?)?$/],
  [{ kind: 'uuid' }, /^[0-9a-fA-F]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{11,12}$/],
  [{ kind: 'jsonb' }, /^([[{]?("a\\u000[01]"|"\\ud83d(\\ude00)?"|-?0?\d(\.\d)?(e\d)?|true|null|"":1)[\]}]?)$/],
  [{ kind: 'json' }, /^( ?[[{]?("a\\u000[01]"|-?0?\d(\.\d)?(e\d)?|tru|null|"x": ?1)[\]}]?)$/],
  [{ kind: 'binary' }, /^\\x([0-9a-fA-F]{2}){0,3}[0-9a-f]?$/],
  [{ kind: 'inet' }, /^((25[0-9]|1?\d\d)\.){3}\d{1,3}(\/\d\d)?$/],
  [{ kind: 'inet' }, /^(::)?([0-9a-f]{1,4}:){1,7}(:|[0-9a-f]{1,5}|1\.2\.3\.4)?(\/1?\d{1,2})?$/],
  [{ kind: 'cidr' }, /^(10|192)\.(0|168|128)\.(0|64)\.0(\/(8|9|16|17|18|24|33))?$/],
  [{ kind: 'cidr' }, /^(2001:db8::|2001:db8:8000::|::1)(\/(16|32|33|34|128|129))?$/],
  [
    { kind: 'macaddr' },
    /^([0-9a-f]{2}[:-]){5}[0-9a-f]{2}$|^[0-9a-f]{4}[.-][0-9a-f]{4}[.-][0-9a-f]{4}$|^[0-9a-f]{6}[:-]?[0-9a-f]{6}$/,
  ],
  [{ kind: 'macaddr8' }, /^([0-9a-f]{2}[:-]){5,7}[0-9a-f]{2}$|^[0-9a-f]{16}$/],
  [{ kind: 'bit', length: 3, varying: false }, /^[01]{2,4}$/],
  [{ kind: 'bit', length: 3, varying: true }, /^[012]{0,4}$/],
  [{ kind: 'string', length: 3 }, /^[aé😀 ]{2,5}$/u],
  [{ kind: 'char', length: 3 }, /^[aé😀]{2,4} {0,3}$/u],
  [enumeration, /^(a b|it's|ab|)$/],
  [array({ kind: 'text' }), /^ ?\{( ?("a\\\\"|"b\\"c"|d e|NULL|"null"|""|\\"|x,)[ ,]){0,3}(f|"g")?\} ?$/],
  [array({ kind: 'integer' }), /^\{(-?\d{1,11}, ?|null,){0,3}\d\}$/],
  [array({ kind: 'integer' }, 2), /^\{(\{1,2\},|\{3\},|\{\},|\{4,NULL\},){0,2}\{5,6\}\}$/],
  [array(enumeration), /^\{("a b"|it's|a b|x)(,NULL)?\}$/],
  [array({ kind: 'timestamp', timezone: true }), /^\{"2026-0[0-9]-15 10:30:00(\+0[0-9]|Z)?"\}$/],
  [range('int4'), /^ ?[[(](-?\d{1,2})?,(\d{1,2})?[)\]]$|^empty$/],
  [range('num'), /^[[(]"?1\.\d"?,"?[2-9](e1)?"?[)\]]$/],
  [range('date'), /^[[(](2026-01-[0-3]\d)?,(2026-02-[0-3]\d|infinity)?[)\]]$/],
  [range('tstz'), /^[[(]"2026-01-01 00:00:00(\+00|Z)?",[)\]]$/],
  [range('int4', true), /^\{(\[1,3\),?|\[5,8\],? ?|\(,0\),){0,3}\}$/],
];

test('texts that are values, and some that are not', () => {
  for (const [type, texts] of [
    [{ kind: 'smallint' }, ['', ' 1', '1 ', '1.0', '1e2', '0x10', '1_000', '32768']],
    [{ kind: 'double' }, ['1e400', '1e-400', '0x1p3', 'one', '']],
    [{ kind: 'real' }, ['1e39', '1e-60']],
    [{ kind: 'numeric', precision: 5, scale: 2 }, ['1000', '1.005', 'Infinity', '1e5']],
    [{ kind: 'boolean' }, ['', 'maybe', 'o', 'tr']],
    [{ kind: 'date' }, ['2026-02-29', '15.01.2026', '01/15/2026', 'today', 'now', '2026-1-5', '0000-01-01', '']],
    [{ kind: 'timestamp', timezone: true }, ['2026-01-15 10:30:00', '2026-01-15', '2026-01-15 10:30:00 Europe/Berlin']],
    [{ kind: 'timestamp', timezone: false }, ['2026-01-15 10:30:00Z', '2026-01-15 10:30:00.1234567', 'tomorrow']],
    [{ kind: 'uuid' }, ['a0eebc99', '']],
    [{ kind: 'json' }, ['', '{a: 1}', "{'a': 1}", 'NaN']],
    [{ kind: 'jsonb' }, ['"\\u0000"', '"\\ud800"']],
    [{ kind: 'binary' }, ['', 'abc', '\\xabc', '\\000']],
    [array({ kind: 'text' }), ['', 'a', '{', '{a', '{a}}', '{a,}', '{{a}}', '[0:1]={a,b}']],
    [array({ kind: 'text' }, 2), ['{a}', '{{a},{b,c}}', '{{}}']],
    [range('int4'), ['', '[1,2', '[2,1)', '1,2', '[a,b)']],
    [{ kind: 'interval' }, ['', 'soon', '1 parsec', 'P', 'PT', '1']],
  ] as const) {
    for (const text of texts) assert.ok(textFault(text, type) !== undefined, `${type.kind} ${JSON.stringify(text)}`);
  }
  assert.is(textFault('"\\\\u0000"', { kind: 'jsonb' }), undefined);
  assert.is(textFault('"\\u0000"', { kind: 'json' }), undefined);
  assert.is(textFault('{}', array({ kind: 'text' }, 2)), undefined);
});

live('what is taken for a value is one to the server, and the same', () => {
  run(`CREATE TYPE mood AS ENUM ('a b', 'it''s');
    CREATE FUNCTION taken(value text, type text) RETURNS text LANGUAGE plpgsql AS $$
    DECLARE result text;
    BEGIN EXECUTE format('SELECT %L::%s::text', value, type) INTO result; RETURN result;
    EXCEPTION WHEN OTHERS THEN RETURN 'refused: ' || SQLERRM; END $$`);
  for (const [type, shape] of shapes) {
    const texts = [...new Set(samples(fc.stringMatching(shape)))];
    const fine = texts.filter((one) => textFault(one, type) === undefined);
    assert.ok(fine.length > 0, `${spelling(type)}: nothing of ${shape} is a value`);
    const rows = fine.map((one, i) => `(${i}, ${postgresql.text(one, type, { dialect: postgresql }).text})`);
    const name = spelling(type).replace("'", "''");
    const values = fine.map((one, i) => `(${i}, '${one.replaceAll("'", "''")}')`);
    const back = list(
      run(`BEGIN; CREATE TABLE sample (i int, v ${spelling(type)}); INSERT INTO sample VALUES ${rows.join(', ')};
        ${printed(`jsonb_agg(jsonb_build_array(v::text, taken(given.text, '${name}')) ORDER BY i)`)}
        FROM sample JOIN (VALUES ${values.join(', ')}) AS given (i, text) USING (i); ROLLBACK;`),
    );
    const wrong = fine.flatMap((one, i) => {
      const [ours, theirs] = back[i] as readonly [string, string];
      return ours === theirs ? [] : [`${name} ${JSON.stringify(one)}: ${ours}, but ${theirs}`];
    });
    assert.equal(wrong, []);
  }
});

test.run();
