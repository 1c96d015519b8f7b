/** Values for every type, as an author writes them, and the text in which PostgreSQL gives each back. */

export interface LiteralCase {
  /** A word of `t`. */
  readonly word: string;
  /** The column's type, and a value, as source code. */
  readonly type: string;
  readonly value: string;
  /** What `shown` gives on the server. */
  readonly expected: string;
  /** The same value in a CSV file; nothing where a file cannot say it. */
  readonly text?: string;
  /** What makes text of the column `v`. */
  readonly shown?: string;
  /** No operator = compares values of the type. */
  readonly incomparable?: boolean;
}

/** Strings that have broken other tools; every one is a whole value. */
export const hostile: readonly string[] = [
  "it's",
  "''",
  '"',
  '\\',
  "\\'",
  "\\'; DROP TABLE c0; --",
  'C:\\new\\temp\\',
  '\\! touch /tmp/limbeck-was-here',
  '\\q',
  'a\n\\q\nb',
  '\n\\.\n',
  ':name',
  ':\'name\' :"name" ::text :{?x}',
  '%s %(a)s %%',
  '$1 ? @p0',
  '$$',
  '$limbeck$',
  '$tag$ body $tag$',
  "E'\\n'",
  "U&'\\0041'",
  ';',
  '-- no comment',
  '/* nor this',
  '*/',
  'END OF PLAN',
  '\t\v\f\b\u0001\u001b[31m\u007f\u0085',
  '\r',
  'a\r\nb\rc\nd',
  '\u2028\u2029',
  '\ufeffbom',
  '\u202eright\u2066to\u2069left\u202c',
  'e\u0301 \u00e9 \u0130',
  '😀👩‍👩‍👧‍👦\u{10ffff}\ufffe\uffff',
  '',
  ' ',
  '  both sides  ',
  'NULL',
  'null',
  '{a,b}',
  '(1,2)',
  '\\x41',
  '\\u0041',
  '\\000',
  '`${x}`',
  '{{mustache}} {{{x}}} &amp; <b>',
  'x'.repeat(10_000),
];

const quoted = (value: unknown): string =>
  JSON.stringify(value).replace(/[\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);

function same(word: string, type: string, values: readonly string[], more: Partial<LiteralCase> = {}): LiteralCase[] {
  return values.map((value) => ({ word, type, value: quoted(value), expected: value, text: value, ...more }));
}

function each(
  word: string,
  type: string,
  pairs: readonly (readonly [value: string, expected: string, text?: string])[],
  more: Partial<LiteralCase> = {},
): LiteralCase[] {
  return pairs.map(([value, expected, text]) => ({
    word,
    type,
    value,
    expected,
    ...(text !== undefined && { text }),
    ...more,
  }));
}

const moments = [
  ["new Date('2026-01-15T10:30:00.125Z')", '2026-01-15 10:30:00.125', '2026-01-15T10:30:00.125'],
  ["new Date('0000-02-29T23:59:59.999Z')", '0001-02-29 23:59:59.999 BC', '0001-02-29 23:59:59.999 BC'],
  ["new Date('-000043-03-15T00:00:00Z')", '0044-03-15 00:00:00 BC', '0044-03-15 BC'],
  ["new Date('+012026-12-31T23:59:59Z')", '12026-12-31 23:59:59', '12026-12-31 23:59:59'],
  ["'infinity'", 'infinity', 'infinity'],
  ["'-infinity'", '-infinity', '-infinity'],
  ["'2026-01-15 10:30:00.123456'", '2026-01-15 10:30:00.123456', '2026-01-15 10:30:00.123456'],
] as const;

const inZone = (text: string): string => (/infinity/.test(text) ? text : text.replace(/( BC)?$/, '+00$1'));
const clocked = (text: string): string => (/\d:\d|inf/.test(text) ? text : text.replace(/( BC)?$/, ' 00:00:00$1'));

export const cases: readonly LiteralCase[] = [
  ...same('text', 't.text()', hostile),
  ...same(
    'string',
    't.string(20)',
    hostile.filter((one) => [...one].length <= 20),
  ),
  ...same('varchar', 't.varchar()', hostile.slice(0, 4)),
  ...same('char', 't.char(3)', ["'", "a'b", '\\'], { shown: 'v::text' }),
  ...same('citext', 't.citext()', hostile.slice(0, 12)),
  ...same('xml', 't.xml()', ['<a b="it\'s">\\ &amp; ü</a>'], { incomparable: true }),
  ...each('smallint', 't.smallint()', [
    ['-32768', '-32768', '-32768'],
    ['32767', '32767', '+032767'],
    ['-0', '0', '-0'],
    ["'7'", '7'],
  ]),
  ...each('integer', 't.integer()', [
    ['-2147483648', '-2147483648', '-2147483648'],
    ['2147483647n', '2147483647', '2147483647'],
  ]),
  ...each('bigint', 't.bigint()', [
    ['9007199254740993n', '9007199254740993', '9007199254740993'],
    ["'-9223372036854775808'", '-9223372036854775808', '-9223372036854775808'],
    ['9223372036854775807n', '9223372036854775807', '9223372036854775807'],
    ['-1', '-1', '-1'],
  ]),
  ...each('numeric', 't.numeric()', [
    [
      "'12345678901234567890.12345678901234567890'",
      '12345678901234567890.12345678901234567890',
      '12345678901234567890.12345678901234567890',
    ],
    ["'-0.10'", '-0.10', '-0.10'],
    ['0.1', '0.1', '.1'],
    ['1e21', '1000000000000000000000', '1e21'],
    ['1e-7', '0.0000001', '1E-7'],
    ['-0', '0', '-0'],
    ['2n ** 100n', '1267650600228229401496703205376', '1267650600228229401496703205376'],
    ['NaN', 'NaN', 'nan'],
    ['Infinity', 'Infinity', 'Infinity'],
    ['-Infinity', '-Infinity', '-inf'],
  ]),
  ...each('decimal', 't.decimal(10, 2)', [
    ["'12345678.50'", '12345678.50', '12345678.500'],
    ['-1', '-1.00', '-1'],
    ['NaN', 'NaN', 'NaN'],
  ]),
  ...['double', 'float'].flatMap((word) =>
    each(
      word,
      `t.${word}()`,
      [
        ['0.1', '0.1', '0.1'],
        ['-0', '-0', '-0.0'],
        ['5e-324', '5e-324', '5e-324'],
        ['1.7976931348623157e308', '1.7976931348623157e+308', '1.7976931348623157e308'],
        ['2 ** 60', '1.152921504606847e+18', '1152921504606846976'],
        ['NaN', 'NaN', 'NaN'],
        ['Infinity', 'Infinity', 'inf'],
        ['-Infinity', '-Infinity', '-Infinity'],
        ['123n', '123', '123'],
      ].filter(([value]) => value !== '2 ** 60') as [string, string, string][],
    ),
  ),
  ...each('real', 't.real()', [
    ['0.1', '0.1', '0.1'],
    ['-0', '-0', '-0'],
    ['NaN', 'NaN', 'NaN'],
    ['3.4028234663852886e38', '3.4028235e+38', '3.4028235e38'],
    ['16777216', '1.6777216e+07', '16777216'],
  ]),
  ...each('boolean', 't.boolean()', [
    ['true', 'true', 'Yes'],
    ['false', 'false', '0'],
    ["'off'", 'false'],
  ]),
  ...each('date', 't.date()', [
    ["new Date('2026-01-15T00:00:00Z')", '2026-01-15', '2026-01-15'],
    ["new Date('0000-02-29T00:00:00Z')", '0001-02-29 BC', '0001-02-29 BC'],
    ["new Date('+012026-12-31T00:00:00Z')", '12026-12-31', '12026-12-31'],
    ["'infinity'", 'infinity', 'infinity'],
    ["'-infinity'", '-infinity', '-infinity'],
    ["'5874897-12-31'", '5874897-12-31', '5874897-12-31'],
    ["'4713-01-01 BC'", '4713-01-01 BC', '4713-01-01 BC'],
  ]),
  ...each('time', 't.time()', [
    ["new Date('2026-01-15T23:59:59.5Z')", '23:59:59.5', '23:59:59.5'],
    ["'24:00:00'", '24:00:00', '24:00:00'],
  ]),
  ...each('time', 't.time({ timezone: true })', [
    ["new Date('2026-01-15T23:59:59.5Z')", '23:59:59.5+00', '23:59:59.5Z'],
    ["'10:30:00-03:30'", '10:30:00-03:30', '10:30:00-03:30'],
  ]),
  ...each(
    'timestamp',
    't.timestamp()',
    moments.map(([value, shown, text]) => [value, clocked(shown), text]),
  ),
  ...each(
    'timestamp',
    't.timestamp({ timezone: true })',
    moments.map(([value, shown, text]) => [value.replace(/6'$/, "6Z'"), inZone(clocked(shown)), inZone(clocked(text))]),
  ),
  ...same('interval', 't.interval()', ['-1 years -2 mons +3 days 04:05:06.789', '00:00:00', '-00:00:01']),
  ...each('interval', 't.interval()', [["'P1Y2M3DT4H5M6S'", '1 year 2 mons 3 days 04:05:06', 'P1Y2M3DT4H5M6S']]),
  ...same('uuid', 't.uuid()', ['a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11']),
  ...each(
    'json',
    't.json()',
    [
      [
        `{ "it's": ['\\\\', null, 1.5, true, ':x'], n: 9007199254740993n }`,
        `{"it's":["\\\\",null,1.5,true,":x"],"n":9007199254740993}`,
        `{"it's":["\\\\",null,1.5,true,":x"],"n":9007199254740993}`,
      ],
      ["'red'", '"red"', '"red"'],
      ['[]', '[]', '[]'],
      ['-1.5', '-1.5', '-1.5'],
    ],
    { incomparable: true },
  ),
  ...each('jsonb', 't.jsonb()', [
    [
      `{ b: ["it's", '\\u2028😀\\\\"'], a: { c: null } }`,
      `{"a": {"c": null}, "b": ["it's", "\u2028😀\\\\\\""]}`,
      `{"b":["it's","\u2028😀\\\\\\""],"a":{"c":null}}`,
    ],
    ['false', 'false', 'false'],
    ["'it\\'s'", `"it's"`, `"it's"`],
    ['1e-7', '0.0000001', '1e-7'],
    ['2n ** 64n', '18446744073709551616', '18446744073709551616'],
    ['new Date(0)', '"1970-01-01T00:00:00.000Z"', '"1970-01-01T00:00:00.000Z"'],
  ]),
  ...same('jsonpath', 't.jsonpath()', ['$."it\'s"[*]?(@ > 1)'], { incomparable: true }),
  ...['binary', 'bytea'].flatMap((word) =>
    each(
      word,
      `t.${word}()`,
      [
        ['new Uint8Array([0, 39, 92, 255])', '00275cff', '\\x00275CFF'],
        ['new Uint8Array()', '', '\\x'],
        ["'\\\\x00ff'", '00ff', '\\x00ff'],
      ],
      { shown: "encode(v, 'hex')" },
    ),
  ),
  ...each(
    'array',
    't.array(t.text())',
    [
      [
        quoted([...hostile.slice(0, 30), null, 'NULL', '']),
        JSON.stringify([...hostile.slice(0, 30), null, 'NULL', '']),
      ],
      ['[]', '[]', '{}'],
      ['[null]', '[null]', '{NULL}'],
      ['\'{a,"b\\\\""}\'', '["a","b\\""]', '{a,"b\\""}'],
    ],
    { shown: 'array_to_json(v)::text' },
  ),
  ...each(
    'array',
    't.text().array(2)',
    [[`[["it's", null], ['\\\\', '']]`, `[["it's",null],["\\\\",""]]`, `{{it's,NULL},{"\\\\",""}}`]],
    { shown: 'array_to_json(v)::text' },
  ),
  ...each('array', 't.array(t.string(5))', [["['a', 'it\\'s']", "{a,it's}", "{a,it's}"]]),
  ...each('array', 't.array(t.smallint())', [
    ['[1, -2, null]', '{1,-2,NULL}', '{1, -2 ,NULL}'],
    ["['7']", '{7}'],
  ]),
  ...each('array', 't.array(t.numeric(6, 2))', [["[1, '2.50', NaN]", '{1.00,2.50,NaN}', '{1,2.50,NaN}']]),
  ...each('array', 't.array(t.real())', [['[0.1, -0, Infinity]', '{0.1,-0,Infinity}', '{0.1,-0,inf}']]),
  ...each('array', 't.array(t.boolean())', [['[true, false, null]', '{t,f,NULL}', '{yes,F,null}']]),
  ...each('array', 't.array(t.binary())', [
    ['[new Uint8Array([0, 92]), null]', '{"\\\\x005c",NULL}', '{"\\\\x005c",NULL}'],
  ]),
  ...each('array', 't.array(t.timestamp())', [
    [
      "[new Date('0000-02-29T00:00:00Z'), 'infinity']",
      '{"0001-02-29 00:00:00 BC",infinity}',
      '{0001-02-29 00:00:00 BC,infinity}',
    ],
  ]),
  ...each('array', 't.array(t.jsonb())', [
    [`[{ a: "it's" }, 1, 'x']`, `{"{\\"a\\": \\"it's\\"}",1,"\\"x\\""}`, `{"{\\"a\\":\\"it's\\"}",1,"\\"x\\""}`],
  ]),
  ...each('array', 't.array(t.int4range())', [["['[1,3)', 'empty']", '{"[1,3)",empty}', '{"[1,3)",empty}']]),
  ...each('array', "t.array(t.enum('e_array', ['a b', \"it's\"]))", [
    [`['a b', "it's", null]`, `{"a b",it's,NULL}`, `{"a b",it's,NULL}`],
  ]),
  ...each('enum', "t.enum('e_hostile', ['sad', \"it's\", '\\\\', ':x', '😀', ' '])", [
    ["'sad'", 'sad', 'sad'],
    [`"it's"`, "it's", "it's"],
    ["'\\\\'", '\\', '\\'],
    ["':x'", ':x', ':x'],
    ["'😀'", '😀', '😀'],
    ["' '", ' ', ' '],
  ]),
  ...same('inet', 't.inet()', ['10.1.2.3/32', '10.1.2.3/8', '::ffff:1.2.3.4/128', '2001:db8::1/64']),
  ...same('cidr', 't.cidr()', ['10.0.0.0/8', '2001:db8::/32']),
  ...same('macaddr', 't.macaddr()', ['08:00:2b:01:02:03']),
  ...same('macaddr8', 't.macaddr8()', ['08:00:2b:01:02:03:04:05']),
  ...same('tsvector', 't.tsvector()', ["':x' '\\\\' 'a' 'it''s':1A,2"]),
  ...same('tsquery', 't.tsquery()', ["'it''s' & !'b':A"]),
  ...same('bit', 't.bit(4)', ['0101']),
  ...same('bit', 't.bit(8, { varying: true })', ['01011', '']),
  ...each(
    'money',
    't.money()',
    [
      ['-1234.5', '-1234.50', '-1234.5'],
      ["'0.01'", '0.01', '0.01'],
      ['12n', '12.00', '12'],
    ],
    { shown: 'v::numeric::text' },
  ),
  ...same('int4range', 't.int4range()', ['[1,10)', 'empty', '(,5)']),
  ...same('int8range', 't.int8range()', ['[9007199254740993,9223372036854775807)']),
  ...same('numrange', 't.numrange()', ['(0.10,2]']),
  ...same('daterange', 't.daterange()', ['[2026-01-01,2026-02-01)', '[2026-01-01,infinity)']),
  ...same('tsrange', 't.tsrange()', ['["2026-01-01 00:00:00","2026-02-01 00:00:00")']),
  ...same('tstzrange', 't.tstzrange()', ['["2026-01-01 00:00:00+00",)']),
  ...same('int4multirange', 't.int4multirange()', ['{[1,3),[5,8)}', '{}']),
  ...same('int8multirange', 't.int8multirange()', ['{[1,3)}']),
  ...same('nummultirange', 't.nummultirange()', ['{[0.5,0.7],(1,2)}']),
  ...same('datemultirange', 't.datemultirange()', ['{[2026-01-01,2026-02-01)}']),
  ...same('tsmultirange', 't.tsmultirange()', ['{["2026-01-01 00:00:00","2026-02-01 00:00:00")}']),
  ...same('tstzmultirange', 't.tstzmultirange()', ['{["2026-01-01 00:00:00+00","2026-02-01 00:00:00+00")}']),
  ...each('hstore', 't.hstore()', [
    [
      `{ "it's": '\\\\"=>', b: null, '': '' }`,
      `""=>"", "b"=>NULL, "it's"=>"\\\\\\"=>"`,
      `""=>"","b"=>NULL,"it's"=>"\\\\\\"=>"`,
    ],
  ]),
  ...each('oid', 't.oid()', [['4294967295', '4294967295', '4294967295']]),
  ...same('regclass', 't.regclass()', ['pg_class']),
  ...same('regconfig', 't.regconfig()', ['english']),
  ...same('raw', 't.raw(sql`short`)', ["it's", ':x\\']),
  ...each('raw', 't.raw(sql`timestamptz`)', [
    ["new Date('2026-01-15T10:30:00Z')", '2026-01-15 10:30:00+00', '2026-01-15 10:30:00Z'],
  ]),
  ...each('raw', 't.raw(sql`text[]`)', [[`["it's", '\\\\']`, `{it's,"\\\\"}`, `{it's,"\\\\"}`]]),
  ...each('raw', 't.raw(sql`point`)', [["'(1,2)'", '(1,2)', '(1,2)']], { incomparable: true }),
];
