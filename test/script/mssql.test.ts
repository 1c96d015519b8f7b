/** Scripts for SQL Server: no server runs here, so they are read as its clients read them, and their chain is followed by hand. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Script } from '../../src/script/plan-script.ts';
import { checkRoundTrip } from '../../src/verify/round-trip.ts';
import { chain, clientNamed, faultsOf, inside, nasty, outside, script } from './making.ts';

const plan = chain([
  ['a1', 'CREATE TABLE [foo] ([id] int NOT NULL)', inside('CREATE VIEW v AS SELECT [id] FROM [foo]')],
  ['b2', 'ALTER TABLE [foo] ADD [x] int NULL', 'UPDATE [foo] SET [x] = 20 WHERE [id] = 1 -- the one'],
]);

const both = ['sqlcmd', 'mssql plain'] as const;

function made(
  client: string,
  ...[steps = plan, more]: [Parameters<typeof script>[0]?, Parameters<typeof script>[2]?]
): Script {
  const one = script(steps, client, more);
  checkRoundTrip(one, clientNamed(client));
  return one;
}

/** What each batch asks to have been done, and what it notes itself. */
function links({ expected }: Script): readonly (readonly [asks: string | undefined, notes: string | undefined])[] {
  return expected.map((batch) => [
    /^IF NOT EXISTS \(SELECT 1 FROM #limbeck WHERE done = N'[0-9a-f]{12}\/(\d+)'/.exec(batch)?.[1],
    /\n(?:IF @@ERROR = 0 )?UPDATE #limbeck SET done = N'[0-9a-f]{12}\/(\d+)';(?:\nCOMMIT TRANSACTION;)?$/.exec(
      batch,
    )?.[1],
  ]);
}

for (const client of both) {
  test(`${client}: every batch does nothing unless the one before has run to its end`, () => {
    const one = made(client);
    const [first, ...rest] = links(one);
    assert.equal(first, [undefined, undefined]);
    assert.match(
      one.expected[0] ?? '',
      /INSERT INTO #limbeck \(done, db, todo\) VALUES \(N'[0-9a-f]{12}\/0', DB_ID\(\), 1\);$/,
    );
    const chained = client === 'sqlcmd' ? rest : rest.slice(0, -2);
    chained.forEach(([asks, notes], i) => {
      assert.equal([asks, notes], [`${i}`, `${i + 1}`], one.expected[i + 1]);
    });
    assert.ok(chained.length > 8);
    if (client === 'sqlcmd') return;
    assert.is(one.expected.at(-2), 'SET NOEXEC OFF;');
    assert.match(
      one.expected.at(-1) ?? '',
      new RegExp(`WHERE done = N'[0-9a-f]{12}/${chained.length}'\\)\n  THROW 50000`),
    );
  });

  test(`${client}: one statement of the plan in each batch, inside one transaction`, () => {
    const { expected } = made(client);
    const at = (part: string): number => expected.findIndex((one) => one.includes(part));
    const order = [
      'BEGIN TRANSACTION;',
      'CREATE TABLE [foo]',
      "EXEC (N'CREATE VIEW v AS SELECT [id] FROM [foo]');",
      "INSERT INTO alembic_version (version_num) VALUES (N'a1')",
      'ALTER TABLE [foo] ADD [x] int NULL;',
      'UPDATE [foo] SET [x] = 20 WHERE [id] = 1 -- the one\n;',
      "SET version_num = N'b2' WHERE version_num = N'a1'",
      'COMMIT TRANSACTION;',
    ].map(at);
    assert.equal(
      order,
      [...new Set(order)].sort((a, b) => a - b),
    );
    assert.ok(!order.includes(-1), order.join());
    // A statement of the plan may fail without an end to its batch.
    for (const i of [1, 2, 4, 5])
      assert.match(expected[order[i] ?? -1] ?? '', /;\nIF @@ERROR = 0 UPDATE #limbeck SET done = [^\n]*$/);
    for (const batch of expected.slice(order[1], order[7]))
      assert.match(batch, /@@TRANCOUNT = 1 AND XACT_STATE\(\) = 1/);
    assert.is(expected.filter((one) => /^COMMIT/m.test(one)).length, 1);
  });

  test(`${client}: whatever a person wrote stays where it is`, () => {
    const told = { summary: nasty, dataLoss: nasty, source: { file: nasty, line: 1, column: 1 } };
    const hostile = `${nasty}\nGO\n:r other.sql\nexit\n$(x) ]] 100% it's`;
    const steps = chain([
      [
        'a1',
        inside(`SELECT N'${hostile.replaceAll("'", "''")}'`, told),
        inside('SELECT 1', { ...told, control: { kind: 'assert', message: hostile } }),
        inside('SELECT 1', { ...told, control: { kind: 'condition', block: { number: 1, condition: hostile } } }),
        inside('DELETE FROM [t]', { ...told, when: { number: 1, condition: hostile } }),
        inside('SELECT id FROM [t]', {
          ...told,
          control: { kind: 'precondition', one: hostile, many: hostile, because: hostile, mend: hostile, key: hostile },
        }),
        outside(`DROP DATABASE [${hostile.replaceAll(']', ']]')}]`),
      ],
    ]).map((one) => ({ ...one, message: hostile }));
    const { text } = made(client, steps, { versionTable: { name: 'v\'"] ; --' }, database: hostile });
    for (const line of text.split(/[\r\n\u0085\u2028]/)) {
      assert.not.match(line, /^\s*(?:go .|go[^\w]|:(?!on error exit$)|!!|exit|quit|reset|ed\b|list)/i);
    }
    assert.not.match(text, /\$\(/);
  });

  test(`${client}: a statement that a client would misread goes through EXEC, and arrives as it was`, () => {
    const hazards = [
      "SELECT N'a\nGO\nb'",
      'SELECT 1\nexit',
      'SELECT 1 AS [$(x)]',
      "SELECT 'a\\\nb'",
      '/* /* */ */ SELECT 1',
    ];
    for (const sql of hazards) {
      const { expected } = made(client, chain([['a1', sql]]));
      const batch = expected.find((one) => /EXEC \((?:@limbeck|N')/.test(one));
      assert.is(evaluate(batch ?? ''), sql, batch);
    }
  });
}

/** What the string that EXEC is given adds up to. */
function evaluate(batch: string): string {
  const from = batch.indexOf(batch.includes('DECLARE @limbeck') ? 'DECLARE @limbeck' : 'EXEC (');
  const sum = batch.slice(from, batch.lastIndexOf('\nIF @@ERROR'));
  return [...sum.matchAll(/N'((?:[^']|'')*)'|NCHAR\((\d+)\)/g)]
    .map(([, text = '', code]) => (code === undefined ? text.replaceAll("''", "'") : String.fromCharCode(Number(code))))
    .join('');
}

test('what cannot stand is refused, at the line of its author', () => {
  const at = { file: 'm.ts', line: 3, column: 1 };
  assert.match(faultsOf(() => made('sqlcmd', plan, { role: 'owner' })).join(), /^LB557 .*not as a role/);
  assert.match(faultsOf(() => made('sqlcmd', plan, { known: [] })).join(), /^LB557 .*--idempotent/);
  for (const open of ["SELECT 'a", 'SELECT [a', 'SELECT 1 /* a', 'SELECT "a', '/* /* */']) {
    assert.match(
      faultsOf(() => made('sqlcmd', chain([['a1', inside(open, { source: at })]]))).join(),
      /^LB552 .*does not end/,
      open,
    );
  }
  const loop = { key: ['t.id'], pause: 0, what: 'fill' };
  assert.match(
    faultsOf(() => made('sqlcmd', chain([['a1', inside('UPDATE t SET a = 1', { loop })]]))).join(),
    /^LB551 /,
  );
  assert.match(faultsOf(() => made('sqlcmd', plan, { versionTable: { name: 'v\nGO' } })).join(), /^LB552 /);
});

test.run();
