/** Where a script can be interrupted, and how: a variant of the script for each point. */
import { readPsqlScript } from '../../src/sql/psql.ts';
import { folderWith, module } from '../cli/run-main.ts';

/** A chain with steps of every kind; its folder. r1 is where the plans begin. */
export function interruptedProject(): string {
  return folderWith({
    'limbeck.config.json': '{ "dataLossGate": false }',
    'migrations/1.ts': module(
      'r1',
      null,
      `op.createTable('log', { id: t.integer().notNull(), n: t.integer() }, null, { postgresql: { partitionBy: sql\`LIST (id)\` } });
    op.createPartition('log_1', 'log', { in: [1] });
    op.createTable('job', { id: t.integer() });
    op.createEnum('mood', ['ok']);
    op.createTable('foo', { id: t.integer().primaryKey(), v: t.text(), n: t.integer() });
    op.createIndex('ix_old', 'foo', ['v']);`,
    ),
    'migrations/2.ts': module(
      'r2',
      'r1',
      `op.addColumn('foo', 'w', t.text());
    op.bulkInsert('job', [{ id: 1 }, { id: 2 }]);
    op.addEnumValue('mood', 'sad');
    op.addColumn('foo', 'm', t.enum('mood').default('sad'));`,
    ),
    'migrations/3.ts': module(
      'r3',
      'r2',
      `op.backfill({ table: 'foo', set: { n: sql\`n + 1\` }, all: true, batchSize: 3, down: null });
    op.createIndex('uq_foo', 'foo', ['v', 'n'], { concurrently: true, unique: true });
    op.execute(sql\`UPDATE foo SET n = n * 2\`, { down: null });`,
    ),
    'migrations/4.ts': module(
      'r4',
      'r3',
      `op.when(not(exists.column('foo', 'flag')), (o) => {
      o.addColumn('foo', 'flag', t.integer());
      o.createIndex('ix_flag', 'foo', ['flag'], { concurrently: true });
      o.execute(sql\`UPDATE foo SET v = v || '!', flag = coalesce(flag, 0) + 1\`);
    });
    op.when(sql\`SELECT count(*) = 0 FROM job\`, (o) => {
      o.createIndex('ix_never', 'job', ['id'], { concurrently: true });
      o.execute(sql\`DELETE FROM foo\`);
    });`,
      'downgrade() {},',
    ).replace('import { check', 'import { exists, not, check'),
    'migrations/5.ts': module(
      'r5',
      'r4',
      `op.execute(sql\`DELETE FROM job\`, { down: null });
    op.dropIndex('ix_old', 'foo', { concurrently: true });
    op.detachPartition('log_1', 'log', { concurrently: true });
    op.autocommit((o) => o.execute(sql\`VACUUM foo\`, { down: null }));
    op.autocommit((o) => o.execute(sql\`UPDATE foo SET v = v || '?'\`, { down: null }));
    op.autocommit((o) => o.execute(sql\`REINDEX INDEX CONCURRENTLY uq_foo\`, { down: null }));
    op.execute(sql\`INSERT INTO log_1 SELECT 1, count(*) FROM foo\`, { down: null });`,
    ),
  });
}

/** What the database holds where the plans begin. */
export const FILL = `
INSERT INTO foo SELECT g, 'v' || g, g FROM generate_series(1, 10) AS g;
INSERT INTO log VALUES (1, 1), (1, 2);
CREATE SCHEMA chaos;
CREATE TABLE chaos.bomb (what text);
CREATE FUNCTION chaos.go(what text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF what = 'connection' THEN PERFORM pg_terminate_backend(pg_backend_pid());
  ELSIF what = 'backend' THEN EXECUTE format('COPY (SELECT 1) TO PROGRAM %L', 'kill -9 ' || pg_backend_pid());
  ELSIF what = 'server' THEN COPY (SELECT 1) TO PROGRAM 'kill -QUIT $(head -n 1 postmaster.pid)';
  ELSE PERFORM pg_advisory_xact_lock(4711); RETURN;
  END IF;
  PERFORM pg_sleep(60);
END $$;
CREATE FUNCTION chaos.go() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM chaos.go(NEW.what); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER bomb AFTER INSERT ON chaos.bomb DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION chaos.go();
`;

/** Who is killed. */
export type Victim = 'client' | 'connection' | 'backend' | 'server';

export interface Point {
  readonly kind: 'after' | 'during' | 'COMMIT' | 'waiting';
  /** What is interrupted, for the message of a failure. */
  readonly what: string;
  readonly victim: Victim;
  readonly script: string;
  /** The test is waited for (advisory lock 4711), does this in a transaction of its own, and kills while the script waits for that. */
  readonly hold?: string;
  /** The test is waited for, and kills at once. */
  readonly held?: boolean;
}

/** What another session does so that a statement outside of transactions has to wait, each at another of its stages. */
function holders(statement: string): readonly string[] {
  if (statement.includes('ix_never')) return [];
  const snapshot = 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SELECT FROM job';
  if (/CONCURRENTLY (?:ix|uq)_\w+ ON|REINDEX/.test(statement)) {
    return ['LOCK TABLE foo IN EXCLUSIVE MODE', 'LOCK TABLE foo IN ROW EXCLUSIVE MODE', snapshot];
  }
  if (statement.includes('DROP INDEX')) return ['LOCK TABLE foo IN ACCESS SHARE MODE'];
  if (statement.includes('DETACH')) return ['LOCK TABLE log IN ACCESS SHARE MODE'];
  if (statement.includes('VACUUM')) return ['LOCK TABLE foo IN SHARE UPDATE EXCLUSIVE MODE'];
  if (statement.includes('LOOP')) return [1, 5, 10].map((id) => `SELECT FROM foo WHERE id = ${id} FOR UPDATE`);
  throw new Error(`nothing is known that holds up ${statement}`);
}

/** Every point of a script at which `victims` can be killed. */
export function pointsOf(script: string, victims: readonly Victim[]): readonly Point[] {
  const points: Point[] = [];
  let opened = false;
  let inside = false;
  for (const item of readPsqlScript(script)) {
    if (item.kind !== 'statement') continue;
    const { text, start, end, terminator } = item;
    const next = terminator === ';' ? script.indexOf(';', end) + 1 : script.indexOf('\n', end);
    const what = text.replace(/\s+/g, ' ').slice(0, 100);
    const place = `${what} (line ${script.slice(0, start).split('\n').length})`;
    const add = (kind: Point['kind'], victim: Victim, before: string, own: string, after: string, more = {}) => {
      if (!victims.includes(victim)) return;
      const changed = `${script.slice(0, start)}${before}${own}${after}${script.slice(next)}`;
      points.push({ kind, what: place, victim, script: changed, ...more });
    };
    const whole = script.slice(start, next);
    add('after', 'client', '', whole, '\n\\! kill -9 $PPID\n');
    add('after', 'server', '', whole, '\n\\! kill -QUIT $LIMBECK_POSTMASTER; kill -9 $PPID\n');
    if (text.includes('pg_try_advisory_lock')) opened = true;
    else if (opened && terminator === ';' && !/^(?:BEGIN|COMMIT|SET|RESET)\b/.test(text)) {
      for (const victim of ['connection', 'backend', 'server'] as const)
        add(
          'during',
          victim,
          '',
          `DO $chaos$ BEGIN EXECUTE $run$${text}$run$; PERFORM chaos.go('${victim}'); END $chaos$;`,
          '',
        );
      if (!inside) {
        const bomb = (kind: string) =>
          `DO $chaos$ BEGIN EXECUTE $run$${text}$run$; INSERT INTO chaos.bomb VALUES ('${kind}'); END $chaos$;`;
        for (const victim of ['connection', 'backend', 'server'] as const) add('COMMIT', victim, '', bomb(victim), '');
        add('COMMIT', 'client', '', bomb('wait'), '', { held: true });
      }
    }
    if (text.startsWith('BEGIN')) inside = true;
    if (text === 'COMMIT') {
      inside = false;
      for (const victim of ['connection', 'backend', 'server'] as const)
        add('COMMIT', victim, `INSERT INTO chaos.bomb VALUES ('${victim}');\n`, whole, '');
      add('COMMIT', 'client', "INSERT INTO chaos.bomb VALUES ('wait');\n", whole, '', { held: true });
    }
    if (terminator === '\\gexec' && text.startsWith('SELECT $limbeck$')) {
      for (const hold of holders(text)) {
        for (const victim of ['client', 'connection', 'server'] as const) {
          add('waiting', victim, 'SELECT pg_advisory_lock(4711);\n', whole, '', { hold });
        }
      }
    }
  }
  return points;
}
