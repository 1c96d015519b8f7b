/** What a script for SQL Server asks before it changes anything, and what it writes down. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ScriptRequest, ScriptStatement, ScriptStep } from '../../src/script/plan-script.ts';
import { checkRoundTrip } from '../../src/verify/round-trip.ts';
import { chain, clientNamed, inside, outside, script } from './making.ts';

const both = ['sqlcmd', 'mssql plain'] as const;
const plan = chain([
  ['a1', 'CREATE TABLE [foo] ([id] int)'],
  ['b2', 'ALTER TABLE [foo] ADD [x] int NULL'],
]);

/** The batches, each checked to be read back as it was meant. */
function batches(
  client: string,
  steps: readonly ScriptStep[] = plan,
  more: Partial<ScriptRequest> = {},
): readonly string[] {
  const made = script(steps, client, more);
  checkRoundTrip(made, clientNamed(client));
  return made.expected;
}

function batchWith(part: string | RegExp, ...made: Parameters<typeof batches>): string {
  const all = batches(...made);
  const found = all.filter((one) => (typeof part === 'string' ? one.includes(part) : part.test(one)));
  assert.is(found.length, 1, `${part} in ${found.length} of\n${all.join('\nGO\n')}`);
  return found[0] ?? '';
}

test('the first line ends sqlcmd at the first error; a plain script has no command of any client', () => {
  assert.match(script(plan, 'sqlcmd').text, /^:on error exit\n-- Limbeck plan: upgrade/);
  assert.match(script(plan, 'mssql plain').text, /^-- Limbeck plan: upgrade/);
  assert.not.match(script(plan, 'mssql plain').text, /^\s*(?::|!!)/m);
});

test('the session is pinned before anything else', () => {
  for (const client of both) {
    const [first = ''] = batches(client, plan, { lockTimeout: '1500ms' });
    for (const one of [
      'XACT_ABORT ON',
      'QUOTED_IDENTIFIER ON',
      'ANSI_NULLS ON',
      'ANSI_PADDING ON',
      'ANSI_WARNINGS ON',
      'ARITHABORT ON',
      'CONCAT_NULL_YIELDS_NULL ON',
      'NUMERIC_ROUNDABORT OFF',
      'NOCOUNT ON',
      'IMPLICIT_TRANSACTIONS OFF',
      'DATEFORMAT ymd',
      'LOCK_TIMEOUT 1500',
    ])
      assert.ok(first.includes(`SET ${one};\n`), one);
  }
});

test('0 is no limit for a wait; the time-out follows what a statement blocks', () => {
  assert.match(batches('sqlcmd', plan, { lockTimeout: '0' })[0] ?? '', /SET LOCK_TIMEOUT -1;/);
  const reading = inside('ALTER TABLE [foo] ALTER COLUMN [x] bigint', { facts: 'unknown' });
  const all = batches('sqlcmd', chain([['a1', 'SELECT 1', reading, reading, 'SELECT 2']]), {
    lockTimeout: { reads: '2s' },
  });
  assert.equal(
    all.flatMap((one) => one.match(/^SET LOCK_TIMEOUT .*$|^SELECT \d;|^ALTER TABLE/gm) ?? []),
    [
      'SET LOCK_TIMEOUT 5000;',
      'SELECT 1;',
      'SET LOCK_TIMEOUT 2000;',
      'ALTER TABLE',
      'ALTER TABLE',
      'SET LOCK_TIMEOUT 5000;',
      'SELECT 2;',
    ],
  );
});

test('another transaction is refused, and left alone', () => {
  for (const client of both) {
    const [first = ''] = batches(client);
    const refusal = first.slice(first.indexOf('IF @@TRANCOUNT > 0'));
    assert.match(refusal, /was started inside another one/);
    assert.not.match(refusal, /ROLLBACK/);
    assert.ok(refusal.indexOf('started inside') < refusal.indexOf('INSERT INTO #limbeck'));
  }
});

test('version, database, standby', () => {
  for (const [version, major] of [
    [undefined, 15],
    ['2019', 15],
    ['2022', 16],
    ['2025', 17],
  ] as const) {
    const guard = batchWith('ProductMajorVersion', 'sqlcmd', plan, version === undefined ? {} : { version });
    assert.match(guard, new RegExp(`'ProductMajorVersion'\\)\\), 0\\) < ${major}\n`));
    assert.match(guard, new RegExp(`is for SQL Server ${version ?? 2019} or later`));
  }
  assert.match(
    batchWith('ProductMajorVersion', 'sqlcmd'),
    /DB_NAME\(\) IN \(N'master', N'model', N'msdb', N'tempdb'\)/,
  );
  const named = batchWith('ProductMajorVersion', 'sqlcmd', plan, { database: "o'shop" });
  assert.match(
    named,
    /DB_NAME\(\) <> N'o''shop'\n {2}SET @said = CONCAT\(N'limbeck: this plan runs only on the database o''shop/,
  );
  assert.not.match(named, /N'master'/);
  assert.match(named, /'Updateability'\)\), N''\) <> N'READ_WRITE'/);
});

test('the lock belongs to the session, is not waited for, and is given back', () => {
  for (const client of both) {
    const guard = batchWith('sp_getapplock', client);
    const [, name] =
      /@Resource = (N'limbeck [0-9a-f]+'), @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 0/.exec(
        guard,
      ) ?? [];
    assert.match(guard, /@said IS NULL AND @got < 0\n {2}SET @said = N'limbeck: another run of a plan holds the lock/);
    assert.ok(batchWith('sp_releaseapplock', client).includes(`@Resource = ${name}, @LockOwner = N'Session'`));
  }
});

test('a file that was read in another encoding is refused, where that matters', () => {
  assert.not.match(batches('sqlcmd').join('\n'), /varbinary/);
  const steps = chain([['a1', "INSERT INTO [t] VALUES (N'é€é😀')"]]);
  const bytes = Buffer.from('é€😀', 'utf16le').toString('hex').toUpperCase();
  assert.ok(
    batchWith('sqlcmd -f 65001', 'sqlcmd', steps).includes(`IF CONVERT(varbinary(64), N'é€😀') <> 0x${bytes}\n`),
  );
});

test('the rows are compared as a set, exactly, in the guard and under a lock in every transaction', () => {
  const merge: ScriptStep = {
    revision: 'm',
    message: 'merge',
    moves: [{ delete: 'a1' }, { update: ['b2', 'm'] }],
    rowsBefore: ['b2', 'a1'],
    rowsAfter: ['m'],
    statements: [],
  };
  const all = batches('sqlcmd', [merge], { versionTable: { name: 'v', schema: 'own' } });
  const compared = all.filter((one) => one.includes("@found COLLATE Latin1_General_BIN2 = N'a1,b2'"));
  assert.is(compared.length, 2);
  assert.match(compared[0] ?? '', /limbeck: this plan has been applied already, nothing to do\. own\.v holds m/);
  assert.match(compared[0] ?? '', /this database has no table own\.v/);
  assert.match(compared[1] ?? '', /FROM own\.v WITH \(UPDLOCK, HOLDLOCK\)/);
  const moves = all.find((one) => one.includes('DELETE FROM own.v')) ?? '';
  assert.is(moves.match(/SET @touched = @@ROWCOUNT; END;\nIF @touched <> 1\n {2}THROW 50000/g)?.length, 2);
});

test("the version table is Alembic's own, made only at the base", () => {
  const create =
    /IF NOT \(OBJECT_ID\(N'alembic_version', N'U'\) IS NOT NULL\)\n {2}CREATE TABLE alembic_version \(\n {4}version_num VARCHAR\(32\) NOT NULL,\n {4}CONSTRAINT alembic_version_pkc PRIMARY KEY \(version_num\)\n {2}\);/;
  for (const client of both) batchWith(create, client);
  assert.not.match(batches('sqlcmd', plan.slice(1)).join('\n'), create);
  const first = chain([['a1', outside('ALTER DATABASE CURRENT SET RECOVERY SIMPLE')]]);
  assert.match(
    batchWith(create, 'sqlcmd', first, { journal: 'never' }),
    /BEGIN TRANSACTION;[\s\S]*COMMIT TRANSACTION;$/,
  );
});

test('a stamp moves rows and gives up what was stopped; a purge asks for nothing', () => {
  const [step] = chain([['a1']]);
  const stamp = batches('sqlcmd', step ? [step] : [], { direction: 'stamp' });
  assert.match(stamp.join('\n'), /outcome = N'given up' WHERE version_table = N'alembic_version' AND step = 0/);
  assert.match(stamp.join('\n'), /limbeck stamp --from /);
  const purge = batches('sqlcmd', step ? [step] : [], { direction: 'stamp', purge: true });
  assert.match(purge.join('\n'), /^DELETE FROM alembic_version;$/m);
  assert.not.match(purge.join('\n'), /is not at the revision/);
});

test('a question decides a block, a block inside it too', () => {
  const outer = { number: 1, condition: 'table old exists' };
  const inner = { number: 2, condition: 'there are rows' };
  const asked = (own: ScriptStatement['when'], more: Partial<ScriptStatement>) =>
    inside('SELECT 1', { ...more, ...(own && { when: own }) });
  const steps = chain([
    [
      'a1',
      asked(undefined, { control: { kind: 'condition', block: outer } }),
      asked(outer, { control: { kind: 'condition', block: inner } }),
      inside('DELETE FROM [old]', { when: inner }),
      inside("UPDATE [old] SET [a] = N'$(x)'", { when: outer, onlyIf: '1 = 0' }),
    ],
  ]);
  for (const client of both) {
    const holds = (block: number): string =>
      `EXISTS (SELECT 1 FROM #limbeck_when WHERE block = ${block} AND holds = 1)`;
    assert.ok(
      batchWith('SELECT 2, CASE WHEN', client, steps).includes(
        `IF ${holds(1)}\n  INSERT INTO #limbeck_answers EXEC (N'SELECT 1');`,
      ),
    );
    assert.ok(batchWith('DELETE FROM [old]', client, steps).includes(`IF ${holds(2)}\n  EXEC (N'DELETE FROM [old]');`));
    assert.ok(batchWith('UPDATE [old]', client, steps).includes(`IF ${holds(1)} AND (1 = 0)\n  EXEC (@limbeck);`));
  }
});

const missing: ScriptStatement['control'] = {
  kind: 'precondition',
  one: 'row of users has no email',
  many: 'rows of users have no email',
  because: 'the column becomes NOT NULL',
  mend: 'Give these rows a value',
  key: 'id',
};

test('preconditions stop the script where they stand, or are told all at once before the first change', () => {
  const here = chain([
    ['a1', 'SELECT 1', inside('SELECT TOP (6) [id] FROM [users]', { control: missing }), 'SELECT 2'],
  ]);
  const stops = batchWith('Give these rows a value', 'sqlcmd', here);
  assert.match(stops, /@@TRANCOUNT = 1/);
  assert.match(stops, /This transaction was rolled back/);
  const first = chain([
    ['a1', 'SELECT 1', inside('SELECT TOP (6) [id] FROM [users]', { control: missing, first: true })],
    ['b2', inside('SELECT 1', { control: { kind: 'assert', message: "it's 100%" }, first: true })],
  ]);
  for (const client of both) {
    const all = batches(client, first);
    const at = (part: string): number => all.findIndex((one) => one.includes(part));
    assert.ok(at('checking for SELECT TOP') < at("it''s 100%"));
    assert.ok(at("it''s 100%") < at('the data is not as this plan needs it'));
    assert.ok(at('the data is not as this plan needs it') < at('BEGIN TRANSACTION'));
    assert.match(all[at("it''s 100%")] ?? '', /@@TRANCOUNT = 0/);
  }
});

test('a plan of several transactions keeps a journal, and passes over what is done', () => {
  const steps = chain([
    ['a1', 'CREATE TABLE [foo] ([id] int)'],
    [
      'b2',
      outside('ALTER DATABASE CURRENT SET RECOVERY SIMPLE'),
      'SET IDENTITY_INSERT [foo] ON',
      'INSERT INTO [foo] ([id]) VALUES (1)',
    ],
  ]);
  for (const client of both) {
    const all = batches(client, steps);
    const todo = 'IF EXISTS (SELECT 1 FROM #limbeck WHERE todo = 1)';
    for (const sql of [
      "EXEC (N'CREATE TABLE [foo] ([id] int)');",
      "EXEC (N'ALTER DATABASE CURRENT SET RECOVERY SIMPLE');",
      'SET IDENTITY_INSERT [foo] ON;',
    ])
      batchWith(`${todo}\n  ${sql}\n`, client, steps);
    // The row of a step is in its own transaction, right before the end.
    for (const step of [1, 3]) {
      const finish = batchWith(
        new RegExp(`SELECT run FROM #limbeck\\), ${step}, [\\s\\S]*COMMIT TRANSACTION;$`),
        client,
        steps,
      );
      assert.match(finish, /@@TRANCOUNT = 1 AND XACT_STATE\(\) = 1/);
    }
    const begun = batchWith('nobody can tell whether it took effect', client, steps);
    assert.match(
      begun,
      /If it did: UPDATE limbeck_journal SET finished_at = SYSUTCDATETIME\(\) WHERE step = 2 AND run = /,
    );
    assert.ok(all.indexOf(begun) < all.findIndex((one) => one.includes("EXEC (N'ALTER DATABASE")));
    const start = batchWith('another plan was stopped half way', client, steps);
    assert.match(
      start,
      /\(1, N'[0-9a-f]{32}', N''\),\n {2}\(2, N'[0-9a-f]{32}', N'a1'\),\n {2}\(3, N'[0-9a-f]{32}', N'a1'\),\n {2}\(4, N'', N'b2'\);/,
    );
    assert.match(start, /nothing to do/);
  }
  assert.not.match(batches('sqlcmd', steps, { journal: 'never' }).join('\n'), /CREATE TABLE limbeck_journal/);
  assert.match(batches('sqlcmd', plan, { journal: 'always' }).join('\n'), /CREATE TABLE limbeck_journal/);
});

test('a statement outside of transactions whose effect can be seen goes on by itself', () => {
  const done = "EXISTS (SELECT 1 FROM sys.databases WHERE name = N'x')";
  const probe = { ...outside('CREATE DATABASE [x]'), resume: { kind: 'probe', done, repairs: [] } } as const;
  const all = batches('sqlcmd', chain([['a1', probe]])).join('\n');
  assert.not.match(all, /nobody can tell/);
  assert.ok(all.includes(`IF @begun = 1 AND (${done})\nBEGIN`));
  assert.ok(
    all.includes(
      `WHERE todo = 1) AND NOT (${done})\n  THROW 50000, N'limbeck: step 1 has run, but its effect is not there`,
    ),
  );
  const again = { ...outside('CREATE DATABASE [x]'), resume: { kind: 'again', repairs: [] } } as const;
  assert.match(batches('sqlcmd', chain([['a1', again]])).join('\n'), /SET attempts = attempts \+ 1/);
});

test('what a session of SQL Server has no setting for is said', () => {
  const { text } = script(plan, 'sqlcmd', {
    statementTimeout: '90s',
    searchPath: ['a'],
    lockRetries: { attempts: 3, pause: '1s' },
  });
  for (const said of ['sqlcmd -t 90', 'no search path', 'Locks are tried for once'])
    assert.match(text, new RegExp(`^-- .*${said}`, 'm'));
  assert.not.match(
    script(plan, 'sqlcmd', { statementTimeout: '0', lockRetries: { attempts: 1, pause: '1s' } }).text,
    /sqlcmd -t|tried for once/,
  );
});

test.run();
