/** Scripts for the mysql program, run by that of MariaDB: what they do, where they refuse, and what is left of one that was cut off. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mysql } from '../../src/dialects/mysql/dialect.ts';
import type { ScriptRequest, ScriptStep } from '../../src/script/plan-script.ts';
import { checkRoundTrip } from '../../src/verify/round-trip.ts';
import { scratch } from './clients.ts';
import { chain, clientNamed, faultsOf, inside, nasty, outside, script } from './making.ts';
import { applyScript, ask, mariadbServer, mariadbState, withMariadb } from './mariadb-server.ts';

/** No DDL: one transaction. */
const rows = chain([
  ['a1', "INSERT INTO foo VALUES (1, 'it''s') -- the one", "INSERT INTO foo VALUES (2, 'a\\\\b')"],
  ['b2', 'UPDATE foo SET id = 20 WHERE id = 2'],
]);
const ddl = chain([
  ['a1', outside('CREATE TABLE foo (id int, v text)'), "INSERT INTO foo VALUES (1, 'x')"],
  ['b2', outside('ALTER TABLE foo ADD COLUMN c int'), 'UPDATE foo SET id = 20 WHERE id = 1'],
]);
const fine = 'limbeck\n[1/2] a1 about a1\nlimbeck\n[2/2] b2 about b2\nlimbeck\ndone: the database is at b2\n';
const FOO = 'CREATE TABLE foo (id int, v text)';

function scriptOf(steps: readonly ScriptStep[], more: Partial<ScriptRequest> = {}): string {
  const made = script(steps, 'mysql', more);
  checkRoundTrip(made, clientNamed('mysql'));
  return made.text;
}

async function refused(database: string, text: string, ...why: readonly RegExp[]): Promise<void> {
  const before = await mariadbState(database);
  const { status, output } = await applyScript(database, text);
  assert.is(status, 1, output);
  for (const one of why) assert.match(output, one);
  assert.not.match(output, /^done:/m);
  assert.is(await mariadbState(database), before);
  // Whoever lets the client go on after errors changes nothing either.
  const forced = await applyScript(database, text, '--force');
  assert.is(forced.status, 0, forced.output);
  assert.not.match(forced.output, /^done:/m);
  assert.is(await mariadbState(database), before);
}

test('what the client or the engine cannot do is refused', () => {
  const one = (text: string, more: Partial<ScriptRequest> = {}): string =>
    faultsOf(() => script(chain([['a1', text]]), 'mysql', more)).join('\n');
  assert.is(one('SELECT \'/*! x */\', `/*!`, "/*!" -- /*! x'), '');
  assert.match(
    one('SELECT 1 /*!50000 + 1 */'),
    /^LB552 .*has a comment that the server executes: \/\*!50000 \+ 1 \*\//,
  );
  assert.match(one('SELECT 1 /*M! + 1 */'), /^LB552/);
  for (const open of ["SELECT 'a", 'SELECT "a', 'SELECT `a', 'SELECT 1 /* a', "SELECT 'a\\'"])
    assert.match(one(open), /^LB552 .* does not end/, open);
  assert.match(one('SELECT 1', { role: 'shop' }), /^LB557/);
  assert.is(one('SELECT 1', { statementTimeout: '5s' }), '');
  assert.match(one('SELECT 1', { statementTimeout: '5s', dialect: mysql }), /^LB557/);
  assert.is(one('SELECT 1', { statementTimeout: '0', dialect: mysql }), '');
  const loop = inside('UPDATE foo SET id = 1', { loop: { key: ['foo.id'], pause: 0, what: 'foo' } });
  assert.match(faultsOf(() => script(chain([['a1', loop]]), 'mysql')).join(), /^LB556/);
});

test('what MySQL does not prepare stands in the script itself, with a delimiter of its own', () => {
  const body =
    "CREATE TRIGGER t BEFORE INSERT ON foo FOR EACH ROW\nBEGIN\n  SET NEW.v = '$$;\\'';\n  -- one\n  SET NEW.id = 1;\nEND";
  const text = scriptOf(chain([['a1', outside(body), outside('DROP TRIGGER t')]]), { dialect: mysql });
  assert.ok(text.includes(`DELIMITER $1$\n${body}\n$1$\nDELIMITER ;`));
  assert.ok(text.includes('DELIMITER $$\nDROP TRIGGER t\n$$\nDELIMITER ;'));
  assert.not.match(scriptOf(chain([['a1', outside(body)]])), /DELIMITER/);
  for (const direct of [
    "CREATE DEFINER='a'@`b` PROCEDURE p() SELECT 1",
    'create /* x */ definer = current_user function f() returns int return 1',
    'ALTER EVENT e DISABLE',
    'DROP FUNCTION IF EXISTS f',
    'ALTER DATABASE CHARACTER SET utf8mb4',
    'ALTER ALGORITHM=MERGE VIEW v AS SELECT 1',
    'ALTER VIEW v AS SELECT 1',
    'CREATE ROLE reader',
    'DROP ROLE reader',
    'CHECK TABLE foo',
    'CREATE SPATIAL REFERENCE SYSTEM 4120 NAME "a"',
    'CREATE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS (USER "a")',
    'ALTER TABLESPACE a RENAME TO b',
    'INSTALL COMPONENT "file://a"',
    "CREATE DEFINER = 'view'@'%' FUNCTION view() RETURNS INT RETURN 1",
  ])
    assert.match(scriptOf(chain([['a1', outside(direct)]]), { dialect: mysql }), /^DELIMITER \$\$$/m, direct);
  for (const prepared of [
    'CREATE VIEW v AS SELECT 1',
    'CREATE TABLE trigger_x (event int)',
    'ALTER TABLE t ADD event int',
    'CREATE TEMPORARY TABLE t (id int)',
    'CREATE UNIQUE INDEX procedure_x ON t (id)',
    'DROP TABLES a, b',
    "CREATE OR REPLACE ALGORITHM = MERGE DEFINER = 'a'@'%' SQL SECURITY INVOKER VIEW v AS SELECT 1",
    'ALTER USER a ACCOUNT LOCK',
    'REVOKE ALL ON t FROM a',
    '/* a */ RENAME TABLE a TO b',
    'LOAD INDEX INTO CACHE t',
  ])
    assert.not.match(scriptOf(chain([['a1', outside(prepared)]]), { dialect: mysql }), /DELIMITER/, prepared);
  for (const misread of [`${body} -- last`, `${body}\n\\g`, '-- first\nDROP TRIGGER t'])
    assert.match(
      faultsOf(() =>
        script(chain([['a1', outside(misread.startsWith('--') ? `/* a */ ${misread}` : misread)]]), 'mysql', {
          dialect: mysql,
        }),
      ).join(),
      /^LB552/,
      misread,
    );
});

test('what MySQL does not prepare and does not commit is a step of its own where the plan may go on behind it', () => {
  const load = "LOAD DATA INFILE '/a.csv' INTO TABLE foo";
  const more = { dialect: mysql };
  assert.match(scriptOf(chain([['a1', load, 'DELETE FROM foo']]), more), /^DELIMITER \$\$\nLOAD DATA/m);
  const created = outside('CREATE TABLE foo (id int)');
  assert.match(
    faultsOf(() => script(chain([['a1', created, load]]), 'mysql', more)).join(),
    /^LB555 .*MySQL does not prepare/,
  );
  const alone = { ...inside(load), transaction: 'alone' as const };
  for (const own of [outside(load), alone])
    assert.match(scriptOf(chain([['a1', created, own]]), more), /^DELIMITER \$\$\nLOAD DATA/m);
  assert.not.match(scriptOf(chain([['a1', created, load]])), /DELIMITER/);
});

if (mariadbServer === undefined) {
  console.log('skipped: no LIMBECK_TEST_MARIADB, no script was run by mariadb');
} else {
  test('one transaction, and then the same again', async () => {
    await withMariadb(async (database) => {
      await ask(database, FOO);
      const text = scriptOf(rows);
      assert.not.match(text, /CREATE TABLE limbeck_journal/);
      const { status, output } = await applyScript(database, text);
      assert.equal([status, output], [0, fine]);
      const state = "alembic_version(version_num)=b2 foo(id,v)=1|it's 20|a\\\\b";
      assert.is(await mariadbState(database), state);
      await refused(database, text, /ERROR 1644.*limbeck: this plan has been applied already, nothing to do/);
    });
  });

  test('DDL and rows, and then the same again: nothing to do', async () => {
    for (const transaction of ['plan', 'revision'] as const) {
      await withMariadb(async (database) => {
        const text = scriptOf(ddl, { transaction });
        const { status, output } = await applyScript(database, text);
        assert.equal([status, output], [0, fine]);
        const state = 'alembic_version(version_num)=b2 foo(id,v,c)=20|x|NULL';
        assert.is(await mariadbState(database), state);
        const again = await applyScript(database, text);
        assert.is(again.status, 0, again.output);
        assert.match(again.output, /run 1 has applied this plan, nothing to do: 4 of 4 steps are done/);
        assert.is(await mariadbState(database), state);
        assert.is(await ask(database, 'SELECT MAX(run), COUNT(*), MAX(attempts) FROM limbeck_journal'), '1|5|1');
      });
    }
  });

  test('without a journal, and always with one', async () => {
    await withMariadb(async (database) => {
      assert.is((await applyScript(database, scriptOf(ddl.slice(0, 1), { journal: 'never' }))).status, 0);
      assert.is(await mariadbState(database), 'alembic_version(version_num)=a1 foo(id,v)=1|x');
      assert.is((await applyScript(database, scriptOf(ddl.slice(1), { journal: 'always' }))).status, 0);
      assert.is(await ask(database, 'SELECT COUNT(*), MAX(outcome) FROM limbeck_journal'), '3|done');
    });
  });

  test('another revision', async () => {
    await withMariadb(async (database) => {
      await refused(database, scriptOf(ddl.slice(1)), /limbeck: this database has no table `?alembic_version`?/);
      await applyScript(database, scriptOf(ddl.slice(0, 1)));
      await ask(database, "INSERT INTO alembic_version VALUES ('z9')");
      for (const steps of [ddl.slice(1), rows])
        await refused(
          database,
          scriptOf(steps),
          /ERROR 1644.*limbeck: the database is not at the revision where this plan begins/,
          /`?alembic_version`? holds a1,z9; this plan begins at /,
          /limbeck compile --from a1,z9\. Nothing was changed/,
        );
      await ask(database, "DELETE FROM alembic_version; INSERT INTO alembic_version VALUES ('A1')");
      await refused(database, scriptOf(ddl.slice(1)), /holds A1; this plan begins at a1/);
    });
  });

  test('another server, database, version; no database; a replica; a table without transactions', async () => {
    await withMariadb(async (database) => {
      const plain = scriptOf(ddl);
      await refused(database, scriptOf(ddl, { dialect: mysql }), /limbeck: this server is not MySQL/);
      await refused(database, scriptOf(ddl, { version: '99.1' }), /limbeck: this plan is for MariaDB 99\.1 or later/);
      const version = (await ask('', "SELECT SUBSTRING_INDEX(VERSION(), '-', 1)")).split('.').map(Number);
      const [major = 0, minor = 0, patch = 0] = version;
      for (const later of [`${major + 1}.0`, `${major}.${minor + 1}`, `${major}.${minor}.${patch + 1}`])
        await refused(database, scriptOf(ddl, { version: later }), /or later/);
      await refused(
        database,
        scriptOf(ddl, { database: 'shop' }),
        /limbeck: this is not the database that the plan is for/,
        new RegExp(`This is ${database}; the plan runs only on shop`),
      );
      await refused(database, scriptOf(ddl, { database: database.toUpperCase() }), /not the database/);
      const nowhere = await applyScript('', plain);
      assert.is(nowhere.status, 1);
      assert.match(nowhere.output, /limbeck: no database is selected/);
      const replica = plain.replace('CAST(@@GLOBAL.read_only AS CHAR)', "'ON'");
      assert.is.not(replica, plain);
      await refused(database, replica, /limbeck: this server is read-only/);
      await ask(
        database,
        'CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY) ENGINE = MyISAM',
      );
      await refused(database, plain, /is not a table of InnoDB/, /ALTER TABLE `?alembic_version`? ENGINE = InnoDB/);
      await ask(database, 'DROP TABLE alembic_version');
      for (const more of [
        { version: `${major}.${minor}.${patch}`, database },
        { version: '10.6' },
        { version: '10' },
      ]) {
        assert.is((await applyScript(database, scriptOf(ddl.slice(0, 1), more))).status, 0);
        await ask(database, 'DROP TABLE alembic_version, foo, limbeck_journal');
      }
    });
  });

  test('an error in a transaction leaves nothing of it, also for a client that goes on', async () => {
    for (const args of [[], ['--force']]) {
      await withMariadb(async (database) => {
        await ask(database, FOO);
        const broken = chain([
          ['a1', "INSERT INTO foo VALUES (1, 'x')"],
          [
            'b2',
            "INSERT INTO foo VALUES (2, 'x')",
            'INSERT INTO nowhere VALUES (1)',
            "INSERT INTO foo VALUES (3, 'x')",
          ],
        ]);
        const one = await applyScript(database, scriptOf(broken), ...args);
        assert.is(one.status, args.length === 0 ? 1 : 0, one.output);
        assert.match(one.output, /nowhere/);
        assert.not.match(one.output, /^done:/m);
        assert.is(await mariadbState(database), 'alembic_version(version_num)= foo(id,v)=');
        const two = await applyScript(database, scriptOf(broken, { transaction: 'revision' }), ...args);
        assert.not.match(two.output, /^done:/m);
        assert.is(await mariadbState(database), 'alembic_version(version_num)=a1 foo(id,v)=1|x');
      });
    }
  });

  test('a statement that commits by itself where it must not stops the script before the version row moves', async () => {
    for (const args of [[], ['--force']]) {
      await withMariadb(async (database) => {
        await ask(database, FOO);
        const steps = chain([
          ['a1', "INSERT INTO foo VALUES (1, 'x')", 'CREATE TABLE bar (id int)', "INSERT INTO foo VALUES (2, 'x')"],
        ]);
        const { status, output } = await applyScript(database, scriptOf(steps), ...args);
        assert.is(status, args.length === 0 ? 1 : 0, output);
        assert.match(output, /SAVEPOINT limbeck does not exist/);
        assert.not.match(output, /^done:/m);
        assert.is(await mariadbState(database), 'alembic_version(version_num)= bar(id)= foo(id,v)=1|x');
      });
    }
  });

  test('a move that does not touch exactly one row', async () => {
    await withMariadb(async (database) => {
      await applyScript(database, scriptOf(ddl.slice(0, 1)));
      const [step] = chain([['b2', 'UPDATE foo SET id = 5']], 'a1');
      for (const move of [{ update: ['zz', 'b2'] }, { delete: 'zz' }, { insert: 'b2' }] as const)
        await refused(
          database,
          scriptOf(step ? [{ ...step, moves: [move] }] : []),
          /limbeck: a move of the version rows must touch exactly one row/,
        );
    });
  });

  test('several heads are compared as a set', async () => {
    await withMariadb(async (database) => {
      await applyScript(database, scriptOf(chain([['b2']])));
      await ask(database, "INSERT INTO alembic_version VALUES ('a1')");
      const merge: ScriptStep = {
        revision: 'm',
        message: 'merge',
        moves: [{ delete: 'a1' }, { update: ['b2', 'm'] }],
        rowsBefore: ['a1', 'b2'],
        rowsAfter: ['m'],
        statements: [],
      };
      const { status, output } = await applyScript(database, scriptOf([merge]));
      assert.is(status, 0, output);
      assert.is(await mariadbState(database), 'alembic_version(version_num)=m');
    });
  });

  test('a stamp moves rows only, from where it says, or from anywhere', async () => {
    await withMariadb(async (database) => {
      const stamp = (from: string, to: string, more: Partial<ScriptRequest> = {}): string =>
        scriptOf(chain([[to]], from === '' ? undefined : from), { direction: 'stamp', ...more });
      assert.is((await applyScript(database, stamp('', 'a1'))).status, 0);
      await refused(database, stamp('zz', 'b2'), /limbeck stamp --from a1/);
      assert.is((await applyScript(database, stamp('a1', 'b2'))).status, 0);
      assert.is((await applyScript(database, stamp('', 'c3', { purge: true }))).status, 0);
      assert.is(await mariadbState(database), 'alembic_version(version_num)=c3');
    });
  });

  test('a second runner is refused, and the first one goes on', async () => {
    await withMariadb(async (database) => {
      const slow = chain([['a1', outside(FOO), 'DO SLEEP(2)', "INSERT INTO foo VALUES (1, 'x')"]]);
      const first = applyScript(database, scriptOf(slow));
      while (
        (await ask(
          database,
          "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE 'DO SLEEP(2)' AND db = DATABASE()",
        )) === '0'
      );
      const { status, output } = await applyScript(database, scriptOf(slow));
      assert.is(status, 1, output);
      assert.match(output, /limbeck: another run of a plan holds the lock of this database/);
      assert.match(output, /It is connection \d+\./);
      assert.is((await first).status, 0);
      assert.is(await mariadbState(database), 'alembic_version(version_num)=a1 foo(id,v)=1|x');
    });
  });

  test('the session may be set up as it likes, and the client run as one likes', async () => {
    const hostile = [
      "SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT,IGNORE_SPACE,HIGH_NOT_PRECEDENCE,NO_AUTO_VALUE_ON_ZERO'",
      "SET NAMES latin1, autocommit = 0, time_zone = '+05:00', foreign_key_checks = 0, sql_safe_updates = 1, sql_select_limit = 1",
      'SET tx_read_only = 1, completion_type = 2, group_concat_max_len = 4, lock_wait_timeout = 1000',
      'SET explicit_defaults_for_timestamp = 0, character_set_client = gbk, collation_connection = utf8mb4_bin',
    ];
    const steps = chain([
      [
        'a1',
        outside(
          "CREATE TABLE foo (id int auto_increment primary key, \"x\" text DEFAULT ('it''s \\\\ é 中'), t timestamp NULL)".replaceAll(
            '"',
            '`',
          ),
        ),
        outside(
          'CREATE TABLE bar (t timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP, id int, FOREIGN KEY (id) REFERENCES foo (id))',
        ),
        'INSERT INTO foo (id) VALUES (1), (2), (3)',
        'INSERT INTO bar SELECT \'2026-01-01 00:00:00\', id FROM foo WHERE "x" = CHAR(120)',
        'UPDATE bar SET id = 3 WHERE id < 3',
      ],
    ]);
    const ways = [
      ...hostile.map((one) => [`--init-command=${one}`]),
      ['--force'],
      ['--comments'],
      ['--named-commands'],
      ['--binary-mode'],
      ['--reconnect'],
      ['--safe-updates'],
      ['--abort-source-on-error', '-v'],
      ['-vvv', '--unbuffered'],
      ['--raw', '-N'],
      ['--default-character-set=gbk'],
      ['--quick', '--table'],
    ];
    for (const args of ways) {
      await withMariadb(async (database) => {
        const { status, output } = await applyScript(database, scriptOf(steps), ...args);
        assert.is(status, 0, `${args.join(' ')}: ${output}`);
        assert.match(output, /done: the database is at a1/);
        const found = await ask(
          database,
          'SELECT GROUP_CONCAT(HEX(x)), (SELECT COUNT(*) FROM bar WHERE id = 3) FROM foo',
        );
        const text = Buffer.from("it's \\ é 中").toString('hex').toUpperCase();
        assert.is(found, `${text},${text},${text}|3`, args.join(' '));
        assert.match(
          await ask(database, 'SELECT HEX(summary) FROM limbeck_journal WHERE step = 1'),
          /E4B8AD/,
          args.join(' '),
        );
      });
    }
  });

  test('names and messages stay text', async () => {
    await withMariadb(async (database) => {
      const name = 'v`"\'$limbeck$ ; -- \\ é';
      const told = { summary: nasty, dataLoss: nasty, source: { file: nasty, line: 1, column: 1 } };
      const steps = chain([
        [
          'a1',
          outside('CREATE TABLE foo (id text)'),
          inside(
            "INSERT INTO foo VALUES ('\\\\! touch x \\\\ ; -- \"\r\n\\'\u001a\u2028\n\\\\! touch y\ndelimiter x\n/*! */')",
            told,
          ),
        ],
      ]);
      const text = scriptOf(
        steps.map((one) => ({ ...one, message: nasty })),
        { versionTable: { name } },
      );
      const { status, output } = await applyScript(database, text);
      assert.is(status, 0, output);
      assert.ok(output.includes("[1/1] a1 \\\\! touch x; `date` :x :'y' 'q' \"d\" %s"), output);
      const hex = Buffer.from('\\! touch x \\ ; -- "\r\n\'\u001a\u2028\n\\! touch y\ndelimiter x\n/*! */')
        .toString('hex')
        .toUpperCase();
      const found = await ask(database, `SELECT HEX(id), version_num FROM foo, \`${name.replaceAll('`', '``')}\``);
      assert.is(found, `${hex}|a1`);
      for (const made of ['x', 'y', 'z']) assert.not(existsSync(join(scratch, made)));
      await ask(database, 'DELETE FROM foo');
      await refused(database, scriptOf(chain([['b2', 'DO 1']]), { versionTable: { name } }), /is not at the revision/);
    });
  });

  test('waiting for a lock ends, and the plan goes on once it is free', async () => {
    await withMariadb(async (database) => {
      await ask(database, `${FOO}; INSERT INTO foo VALUES (1, 'x')`);
      const held = ask(database, 'START TRANSACTION; UPDATE foo SET v = 1; DO SLEEP(4); ROLLBACK');
      while (
        (await ask(
          database,
          "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE 'DO SLEEP(4)' AND db = DATABASE()",
        )) === '0'
      );
      const done =
        "EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'foo' AND column_name = 'c')";
      const add: ReturnType<typeof outside> = {
        ...outside('ALTER TABLE foo ADD COLUMN c int'),
        facts: 'unknown',
        resume: { kind: 'probe', done, repairs: [] },
      };
      const text = scriptOf(chain([['a1', add]]), { lockTimeout: { reads: '900ms' } });
      assert.match(text, /lock_wait_timeout = 1, innodb_lock_wait_timeout = 1/);
      const begun = Date.now();
      const { status, output } = await applyScript(database, text);
      assert.is(status, 1, output);
      assert.match(output, /Lock wait timeout exceeded/);
      assert.ok(Date.now() - begun < 3000);
      await held;
      const again = await applyScript(database, text);
      assert.is(again.status, 0, again.output);
      assert.match(again.output, /run 1 goes on: 0 of 2 steps are done/);
      assert.is(await mariadbState(database), 'alembic_version(version_num)=a1 foo(id,v,c)=1|x|NULL');
    });
  });

  test('what MySQL is told, as far as MariaDB understands it: refusals, and statements that stand for themselves', async () => {
    const asMysql = (steps: readonly ScriptStep[]): string =>
      scriptOf(steps, { dialect: mysql }).replace("WHEN VERSION() LIKE '%MariaDB%' THEN", 'WHEN FALSE THEN');
    const trigger =
      "CREATE TRIGGER t BEFORE INSERT ON foo FOR EACH ROW\nBEGIN\n  SET NEW.v = 'a;\\'b';\n  SET NEW.id = 7;\nEND";
    const steps = chain([['a1', outside(FOO), outside(trigger), "INSERT INTO foo VALUES (1, 'x')"]]);
    await withMariadb(async (database) => {
      const { status, output } = await applyScript(database, asMysql(steps));
      assert.is(status, 0, output);
      assert.is(await mariadbState(database), "alembic_version(version_num)=a1 foo(id,v)=7|a;'b");
      // A client that goes on is thrown out before the statement that stands for itself.
      await refused(
        database,
        asMysql(chain([['c3', outside('DROP TRIGGER t')]], 'b2')),
        /ERROR 1286.*Unknown storage engine 'limbeck: the database is not at the revision/,
      );
      assert.is(
        await ask(database, 'SELECT COUNT(*) FROM information_schema.triggers WHERE trigger_schema = DATABASE()'),
        '1',
      );
      const again = await applyScript(database, asMysql(steps));
      assert.is(again.status, 1);
      assert.match(again.output, /limbeck: an earlier run has done the next statement, and MySQL cannot pass over it/);
    });
  });
}

test.run();
