/** Scripts for SQL*Plus, read back as it reads them: what they hold, in which order, and what they refuse. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Script, ScriptRequest, ScriptStep } from '../../src/script/plan-script.ts';
import { readSqlplusScript } from '../../src/sql/sqlplus.ts';
import { checkRoundTrip } from '../../src/verify/round-trip.ts';
import { chain, clientNamed, faultsOf, inside, nasty, outside, script } from './making.ts';

const plan = chain([
  ['a1', outside('CREATE TABLE foo (id NUMBER)'), "INSERT INTO foo VALUES (1, 'it''s')"],
  ['b2', inside('DROP TABLE foo_old', { transaction: 'outside', dataLoss: 'all rows of foo_old' })],
]);

function oracle(steps: readonly ScriptStep[] = plan, more: Partial<ScriptRequest> = {}): Script {
  const made = script(steps, 'sqlplus', more);
  checkRoundTrip(made, clientNamed('sqlplus'));
  return made;
}

/** What the server gets, in order. */
function sentBy({ text }: Script): readonly string[] {
  return readSqlplusScript(text).flatMap((one) => (one.kind === 'statement' ? [one.text] : []));
}

/** The one block that has this in it. */
function blockWith(made: Script, part: string): string {
  const found = sentBy(made).filter((one) => one.includes(part));
  assert.is(found.length, 1, `${found.length} blocks with ${part}`);
  return found[0] ?? '';
}

function inOrder(text: string, ...parts: readonly string[]): void {
  let at = 0;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    assert.ok(found >= 0, `${part} is not there behind ${text.slice(Math.max(0, at - 80), at)}`);
    at = found + part.length;
  }
}

test('the first lines stop at every error and take no variable, and the last one gives the status', () => {
  const { text } = oracle();
  assert.is(
    text.split('\n').slice(0, 4).join('|'),
    'WHENEVER OSERROR EXIT 9 ROLLBACK|WHENEVER SQLERROR EXIT FAILURE ROLLBACK|SET DEFINE OFF|SET CMDSEP OFF',
  );
  assert.match(text, /\n-- END OF PLAN digest=[0-9a-f]{64} statements=3\nEXIT :limbeck_status ROLLBACK\n$/);
  for (const one of ['SQLBLANKLINES ON', 'AUTOCOMMIT OFF', 'EXITCOMMIT OFF', 'BLOCKTERMINATOR OFF', 'ESCAPE OFF'])
    assert.ok(text.includes(`\nSET ${one}\n`), one);
});

test('the status is 1 from the first block on, and 0 only behind the last one', () => {
  const blocks = sentBy(oracle()).filter((one) => one.includes('BEGIN'));
  assert.match(blocks[0] ?? '', /^ {2}:limbeck_status := 1;$/m);
  assert.match(blocks.at(-1) ?? '', /^ {2}:limbeck_status := 0;$/m);
  assert.is(blocks.filter((one) => one.includes(':limbeck_status := 0')).length, 1);
});

test('every block asks whether the one before has run to its end', () => {
  const { digest, ...made } = oracle();
  const blocks = sentBy({ digest, ...made }).filter((one) => one.includes('BEGIN'));
  blocks.forEach((block, i) => {
    const mark = `${digest.slice(0, 12)}/`;
    if (i > 0) assert.ok(block.includes(`<> '${mark}${i}' THEN`), block);
    assert.ok(block.endsWith(`'limbeck_at', '${mark}${i + 1}');\nEND;`), block);
  });
});

test('nothing but the session is set outside of blocks', () => {
  for (const one of sentBy(oracle())) assert.match(one, /^(?:ALTER SESSION SET|DECLARE\n|BEGIN\n)/);
});

test('a statement that the server commits has its row before it, and is ticked off behind it', () => {
  const block = blockWith(oracle(), "EXECUTE IMMEDIATE 'CREATE TABLE foo (id NUMBER)'");
  inOrder(
    block,
    'PRAGMA AUTONOMOUS_TRANSACTION;',
    "IF v_found <> '-' THEN",
    'nobody can tell whether it took effect',
    'INSERT INTO limbeck_journal',
    'COMMIT;',
    'v_running := TRUE;',
    "EXECUTE IMMEDIATE 'CREATE TABLE foo (id NUMBER)';",
    'v_running := FALSE;',
    'SET j.finished_at = SYSTIMESTAMP',
    'COMMIT;',
    'WHEN OTHERS THEN',
    'ROLLBACK;',
    "SET j.outcome = 'failed'",
    'RAISE_APPLICATION_ERROR(-20559',
    ', TRUE);',
    'END do_step;',
    'FOR UPDATE NOWAIT',
    "IF v_state = 'done' THEN",
    'do_step;',
  );
});

test('a transaction moves the version row and writes its own row, or does nothing', () => {
  const block = blockWith(oracle(), "q'[INSERT INTO foo VALUES (1, 'it''s')]'");
  inOrder(
    block,
    'LOCK TABLE alembic_version IN EXCLUSIVE MODE WAIT 5;',
    "IF v_found <> '-' THEN",
    'EXECUTE IMMEDIATE',
    "INSERT INTO alembic_version (version_num) VALUES ('a1');",
    'IF SQL%ROWCOUNT <> 1 THEN',
    'INSERT INTO limbeck_journal',
    'COMMIT;',
    'WHEN OTHERS THEN',
    'ROLLBACK;',
  );
  assert.is(block.match(/COMMIT;/g)?.length, 1);
});

test('what is tested before, what is locked, and the rows at each step', () => {
  const made = oracle();
  const blocks = sentBy(made).filter((one) => one.includes('BEGIN'));
  inOrder(
    blocks[0] ?? '',
    'DBMS_TRANSACTION.LOCAL_TRANSACTION_ID IS NOT NULL',
    'DBMS_DB_VERSION.VERSION < 19',
    'DATABASE_ROLE',
    "table_name = 'ALEMBIC_VERSION'",
    'the database is not at the revision where this plan begins',
  );
  assert.not((blocks[0] ?? '').includes('CREATE'));
  inOrder(
    blocks[1] ?? '',
    'CREATE TABLE alembic_version',
    'CONSTRAINT alembic_version_pkc',
    'CREATE TABLE limbeck_journal',
  );
  inOrder(blocks[2] ?? '', 'FOR UPDATE NOWAIT', 'goes on', 'was stopped half way', 'nothing to do');
  const places = /texts\('-',\s+'-',\s+'a1',\s+'a1',\s+'b2'\)/;
  assert.match(blocks[2] ?? '', places);
});

test('where it may run, and in which version', () => {
  const { text } = oracle(plan, { database: 'shop_prod', role: 'shop', version: '23', searchPath: ['app'] });
  for (const part of [
    "UPPER('shop_prod')",
    "SYS_CONTEXT('USERENV', 'SESSION_USER') <> 'SHOP'",
    'DBMS_DB_VERSION.VERSION < 23',
    'ALTER SESSION SET CURRENT_SCHEMA = app;',
    '--   runs only on the database shop_prod, as the role shop',
  ])
    assert.ok(text.includes(part), part);
  assert.not(text.includes('schema of SYS'));
  assert.ok(oracle().text.includes('schema of SYS'));
});

test('the encoding is tested where it matters', () => {
  assert.not(oracle().text.includes('ASCIISTR'));
  assert.ok(
    oracle(chain([['a1', "INSERT INTO t VALUES ('\u20ac')"]])).text.includes("IF ASCIISTR('\u00e9') <> '\\00E9' THEN"),
  );
});

test('one transaction keeps no journal, unless it is asked to', () => {
  const one = chain([['a1', 'INSERT INTO t VALUES (1)']]);
  const { text } = oracle(one);
  assert.not(text.includes('INSERT INTO limbeck_journal'));
  assert.ok(text.includes('another plan was stopped half way'));
  inOrder(
    text,
    'WHERE run = 0 AND step = 0 FOR UPDATE NOWAIT',
    'another run of a plan holds the lock',
    'INSERT INTO t',
  );
  assert.ok(oracle(one, { journal: 'always' }).text.includes('INSERT INTO limbeck_journal'));
  assert.not(oracle(plan, { journal: 'never' }).text.includes('INSERT INTO limbeck_journal'));
});

test('stamps: the rows are set, and plans that were stopped are given up', () => {
  const { text } = oracle(chain([['a1']]), { direction: 'stamp' });
  assert.ok(text.includes("outcome = 'given up'"));
  assert.ok(text.includes('limbeck stamp --from'));
  const purged = oracle(chain([['a1']]), { direction: 'stamp', purge: true });
  inOrder(
    blockWith(purged, 'DELETE FROM alembic_version'),
    'LOCK TABLE',
    'DELETE FROM alembic_version;',
    'INSERT INTO',
  );
});

test('names with capitals, and a schema', () => {
  const { text } = oracle(plan, { versionTable: { name: 'Versions', schema: 'app' } });
  assert.ok(text.includes('FROM app."Versions"'));
  assert.ok(text.includes("owner = 'APP' AND table_name = 'Versions'"));
  assert.ok(text.includes('UPDATE app.limbeck_journal'));
});

test('a probe decides what an earlier run has done, and proves the effect', () => {
  const done = "EXISTS (SELECT 1 FROM user_tables WHERE table_name = 'T')";
  const statement = inside('CREATE TABLE t (id NUMBER)', {
    transaction: 'outside',
    resume: {
      kind: 'probe',
      done,
      repairs: ["SELECT 'DROP TABLE u' FROM dual"],
      taken: { when: '1 = 0', message: 'there is a T already', hint: 'see whose it is' },
    },
  });
  const block = blockWith(oracle(chain([['a1', statement]])), "EXECUTE IMMEDIATE 'CREATE TABLE t");
  inOrder(
    block,
    "IF v_state = 'begun' THEN",
    "repair(q'[SELECT 'DROP TABLE u' FROM dual]');",
    'v_there := holds(',
    'ELSIF holds(',
    'there is a T already',
    'IF NOT v_there THEN',
    'EXECUTE IMMEDIATE',
    'IF NOT holds(',
    'its effect is not there',
  );
  assert.not(block.includes('nobody can tell'));
});

test('a unit that does not compile stops the script with its errors', () => {
  for (const [sql, type, name] of [
    ['CREATE OR REPLACE FUNCTION total RETURN NUMBER IS BEGIN RETURN 1; END;', 'FUNCTION', 'TOTAL'],
    ['create package body "Shop" is end;', 'PACKAGE BODY', 'Shop'],
    ['-- why\nCREATE EDITIONABLE TRIGGER g BEFORE INSERT ON t BEGIN NULL; END;', 'TRIGGER', 'G'],
    ['CREATE TYPE IF NOT EXISTS app.money AS OBJECT (a NUMBER)', 'TYPE', 'MONEY'],
  ] as const) {
    const block = blockWith(oracle(chain([['a1', outside(sql)]])), 'does not compile');
    inOrder(
      block,
      'PRAGMA EXCEPTION_INIT(e_compiled, -24344)',
      'WHEN e_compiled THEN',
      `x.name = '${name}' AND x.type = '${type}'`,
    );
    assert.is(block.includes("x.owner = 'APP'"), sql.includes('app.'));
  }
  assert.not(oracle().text.includes('e_compiled'));
});

test('conditions are asked once, kept in the journal, and asked for by what depends on them', () => {
  const block = { number: 3, condition: 'table foo exists' };
  const made = oracle(
    chain([
      [
        'a1',
        inside('SELECT 1 FROM dual', { control: { kind: 'condition', block } }),
        inside('DROP TABLE foo', { transaction: 'outside', when: block }),
      ],
    ]),
  );
  inOrder(
    blockWith(made, 'IF holds('),
    "SET_CONTEXT('CLIENTCONTEXT', 'limbeck_when_3', 'no')",
    'IF holds(',
    "'limbeck_when_3', 'yes')",
    "',3=' || SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_when_3') || ','",
  );
  inOrder(
    blockWith(made, "'DROP TABLE foo';\n    v_running"),
    "IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_when_3'), 'no') = 'yes' THEN",
    "EXECUTE IMMEDIATE 'DROP TABLE foo';",
  );
  assert.ok(made.text.includes("IF INSTR(a.answers, ',3=yes,') > 0 THEN"));
});

test('assertions and preconditions, on the way and before anything', () => {
  const precondition = {
    kind: 'precondition',
    one: 'row of t has',
    many: 'rows of t have',
    because: 'v becomes NOT NULL',
    mend: 'Fill it',
    key: 'id',
  } as const;
  const here = oracle(
    chain([
      [
        'a1',
        inside('SELECT id FROM t WHERE v IS NULL', { control: precondition, summary: 'alter t' }),
        inside('SELECT 1 FROM dual', { control: { kind: 'assert', message: 'it must be so' } }),
      ],
    ]),
  );
  inOrder(
    blockWith(here, 'ask('),
    'PROCEDURE ask',
    'IF v_key_count > 0 THEN',
    'rows of t have',
    'IF NOT holds(',
    'it must be so',
  );
  const first = oracle(
    chain([
      [
        'a1',
        outside('ALTER TABLE t MODIFY v NOT NULL'),
        inside('SELECT id FROM t', { control: precondition, first: true }),
      ],
    ]),
  );
  const blocks = sentBy(first);
  const tests = blocks.findIndex((one) => one.includes('v_unmet_count'));
  assert.ok(tests > 0 && tests < blocks.findIndex((one) => one.includes('ALTER TABLE t')));
  inOrder(
    blocks[tests] ?? '',
    "IF TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run')) = 0 THEN",
    'ask(',
    'are not met',
  );
  assert.not(/INSERT|UPDATE|CREATE/.test(blocks[tests] ?? ''));
});

test('DDL waits for its locks by what it blocks', () => {
  const facts = (blocks: 'reads and writes' | 'nothing') => ({
    facts: {
      locks: [{ mode: 'ACCESS EXCLUSIVE', object: 't', blocks }],
      rewrites: [],
      scans: [],
      rewritesIf: [],
    } as never,
  });
  const steps = chain([['a1', { ...outside('ALTER TABLE t ADD v NUMBER'), ...facts('reads and writes') }]]);
  const { text } = oracle(steps, { lockTimeout: { reads: '1500ms', other: '10s' } });
  assert.ok(text.includes('ALTER SESSION SET DDL_LOCK_TIMEOUT = 10;'));
  inOrder(
    text,
    "'ALTER SESSION SET DDL_LOCK_TIMEOUT = 2'",
    'ALTER TABLE t',
    "'ALTER SESSION SET DDL_LOCK_TIMEOUT = 10'",
  );
  assert.ok(oracle(steps, { lockTimeout: '0' }).text.includes('DDL_LOCK_TIMEOUT = 1000000;'));
});

test('a rollback undoes what was done, and says where nobody can tell', () => {
  const steps: readonly ScriptStep[] = [
    {
      revision: 'a1',
      message: 'a1 (part 2 of 2)',
      moves: [{ delete: 'a1' }],
      rowsBefore: ['a1'],
      rowsAfter: [],
      statements: [],
      undoes: { step: 2, repairs: [] },
    },
    {
      revision: 'a1',
      message: 'a1 (part 1 of 2)',
      moves: [],
      rowsBefore: [],
      rowsAfter: [],
      statements: [outside('DROP TABLE foo')],
      undoes: { step: 1, repairs: [] },
    },
  ];
  const undone = {
    digest: 'd'.repeat(64),
    steps: ['1', '2'],
    journalled: true,
    whole: [{ revision: 'a1', first: 1, last: 2 }],
    grades: [],
  };
  const made = oracle(steps, { direction: 'downgrade', from: ['a1'], to: [], undone });
  inOrder(
    blockWith(made, 'they are undone'),
    'the rollback goes on',
    'has undone this plan',
    'can only be undone whole',
  );
  inOrder(
    blockWith(made, "EXECUTE IMMEDIATE 'DROP TABLE foo'"),
    "IF v_undone = 'begun' THEN",
    'step 1 of the plan was begun, and nobody can tell',
    "IF v_undone = 'done' THEN",
    "EXECUTE IMMEDIATE 'DROP TABLE foo';",
    'has nothing to undo, passed over',
  );
  inOrder(
    blockWith(made, "'rolled back'"),
    "outcome = 'done'",
    "outcome = 'rolled back'",
    'COMMIT;',
    ':limbeck_status := 0;',
  );
});

test('whatever people write, it stays where it belongs', () => {
  for (const end of ['', '-', ';', '\n/', ' -\n', '\n.\n', '&x']) {
    const text = `${nasty}${end}`;
    const steps = chain([
      [
        'a1',
        inside(`INSERT INTO t VALUES ('${text.replaceAll("'", "''")}')`, {
          summary: text,
          dataLoss: text,
          lossAllowed: text,
        }),
        inside('SELECT 1 FROM dual', { control: { kind: 'assert', message: text } }),
        outside(`COMMENT ON TABLE t IS '${text.replaceAll("'", "''")}'`),
      ],
    ]).map((one) => ({ ...one, message: text }));
    const made = oracle(steps, { compiler: `limbeck ${end === '\n/' ? '' : '1'}` });
    for (const line of made.text.split('\n')) {
      assert.ok(Buffer.byteLength(line) < 2500, line.slice(0, 100));
      assert.not.match(line, /^\s*[@!#$.]|-\s*$/);
    }
    assert.is(readSqlplusScript(made.text).filter((one) => one.kind === 'statement').length, made.expected.length);
  }
});

test('what a script for SQL*Plus has no words for is refused, all at once', () => {
  const loop = { key: ['t.id'], pause: 0, what: 'rows of t' };
  const faults = faultsOf(() =>
    oracle(
      chain([
        [
          'a1',
          inside('UPDATE t SET v = 1', { loop }),
          "INSERT INTO t VALUES ('open",
          inside('DROP TABLE t', { guard: 'BEGIN\n/\nEND;' }),
          'SELECT 1 FROM dual\0',
        ],
      ]),
      { statementTimeout: '5s', searchPath: ['a', 'b'], known: [] },
    ),
  );
  assert.equal(
    faults.map((one) => one.replace(/ \| .*$/s, '').slice(0, 60)),
    [
      'LB557 Oracle has no time-out for statements that a script co',
      'LB557 a session of Oracle looks in one schema, not in a path',
      'LB559 a script that runs on any revision is not written for ',
      'LB559 "UPDATE t SET v = 1" runs in batches, which are not wr',
      `LB552 the SQL of "INSERT INTO t VALUES ('open" does not end: `,
      'LB552 SQL*Plus would misread what guards "DROP TABLE t": /',
      'LB552 the SQL of "SELECT 1 FROM dual\0" has the character NUL',
    ].map((one) => one.slice(0, 60)),
  );
});

test('a script that is cut off anywhere runs only whole blocks of it, in their order', () => {
  const { text, expected } = oracle();
  for (let cut = 0; cut < text.length; cut += 37) {
    const sent = readSqlplusScript(text.slice(0, cut)).flatMap((one) =>
      one.kind === 'statement' && one.terminator !== 'eof' ? [one.text] : [],
    );
    assert.equal(sent, expected.slice(0, sent.length));
  }
});

test.run();
