/** Which locks a transaction takes first, and how long its statements may wait. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Lock, LockMode, StatementFacts } from '../../src/dialects/facts.ts';
import { milliseconds } from '../../src/script/lock-timeouts.ts';
import type { ScriptRequest, ScriptStatement } from '../../src/script/plan-script.ts';
import { chain, inside, outside, script } from './making.ts';

const lockRetries = { attempts: 3, pause: '250ms' };

function blocked(mode: LockMode): Lock['blocks'] {
  if (mode === 'ACCESS EXCLUSIVE') return 'reads and writes';
  if (mode === 'ROW EXCLUSIVE') return 'rows';
  return mode === 'SHARE UPDATE EXCLUSIVE' ? 'nothing' : 'writes';
}

/** `locking('ALTER TABLE b …', 'ACCESS EXCLUSIVE b')` */
function locking(text: string, lock: string, facts: Partial<StatementFacts> = {}, more: Partial<ScriptStatement> = {}) {
  const [, mode = '', name = ''] = /^(.*) (\S+)$/.exec(lock) ?? [];
  const one: Lock = { object: name, mode: mode as LockMode, blocks: blocked(mode as LockMode), table: { name } };
  return inside(text, { facts: { locks: [one], rewrites: [], scans: [], rewritesIf: [], ...facts }, ...more });
}

/** The tables and modes of each block, in its order. */
function wanted(statements: readonly ScriptStatement[], more: Partial<ScriptRequest> = {}): readonly string[] {
  const { text } = script(chain([['b2', ...statements]], 'a1'), 'psql', { lockRetries, ...more });
  return [...text.matchAll(/needed\.\* FROM \(VALUES\n([\s\S]*?)\n +\) AS needed/g)].map(([, rows = '']) =>
    [...rows.matchAll(/\('(.*?)', '(.*?)'/g)].map(([, table, mode]) => `${table} ${mode}`).join(', '),
  );
}

const alterB = locking('ALTER TABLE b ADD x int', 'ACCESS EXCLUSIVE b');
const alterA = locking('ALTER TABLE a ADD x int', 'ACCESS EXCLUSIVE a');
const indexA = locking('CREATE INDEX ON a (x)', 'SHARE a', { scans: ['a'] });

test('the strongest lock on each table, sorted, and none that is in nobody’s way', () => {
  const triggerA = locking('CREATE TRIGGER x', 'SHARE ROW EXCLUSIVE a');
  const validate = locking('ALTER TABLE c VALIDATE CONSTRAINT x', 'SHARE UPDATE EXCLUSIVE c');
  assert.equal(wanted([triggerA, validate, alterB, alterA]), ['a ACCESS EXCLUSIVE, b ACCESS EXCLUSIVE']);
  assert.equal(wanted([validate]), []);
  assert.equal(wanted([alterA], { lockRetries: { attempts: 0, pause: '1s' } }), []);
  assert.equal(wanted([alterA], { lockTimeout: '0' }), []);
});

test('only up to the first statement that may take its time', () => {
  assert.equal(wanted([alterB, indexA, alterA]), ['a SHARE, b ACCESS EXCLUSIVE']);
  const update = locking('UPDATE c SET x = 1', 'ROW EXCLUSIVE c');
  assert.equal(wanted([alterB, update, alterA]), ['b ACCESS EXCLUSIVE']);
  assert.equal(wanted([update, alterA]), []);
  assert.equal(wanted([inside('DO $$ BEGIN END $$', { facts: 'unknown' }), alterA]), []);
});

test('each transaction its own; nothing for what depends on a condition, and for what is no table', () => {
  const apart = outside('VACUUM b');
  assert.equal(wanted([alterB, apart, alterA]), ['b ACCESS EXCLUSIVE', 'a ACCESS EXCLUSIVE']);
  assert.equal(wanted([{ ...alterB, when: { number: 1, condition: 'x' } }, alterA]), ['a ACCESS EXCLUSIVE']);
  assert.equal(wanted([{ ...alterB, onlyIf: 'true' }, alterA]), ['a ACCESS EXCLUSIVE']);
  const view: Lock = { object: 'v', mode: 'ACCESS EXCLUSIVE', blocks: 'reads and writes' };
  assert.equal(wanted([locking('CREATE OR REPLACE VIEW v', 'SHARE x', { locks: [view] })]), []);
});

const classes = { reads: '2s', writes: '5s', other: '10s' } as const;

test('a time-out for each class, said where it changes', () => {
  const steps = chain([['b2', alterA, alterB, indexA, inside('SELECT 1', { facts: 'unknown' })]], 'a1');
  const { text } = script(steps, 'psql', { lockTimeout: classes });
  assert.match(text, /^SET lock_timeout = '10s';$/m);
  assert.equal(text.match(/^(?:SET LOCAL lock_timeout.*|ALTER TABLE.*|CREATE INDEX.*|SELECT 1);/gm), [
    "SET LOCAL lock_timeout = '2s';",
    'ALTER TABLE a ADD x int;',
    'ALTER TABLE b ADD x int;',
    "SET LOCAL lock_timeout = '5s';",
    'CREATE INDEX ON a (x);',
    "SET LOCAL lock_timeout = '2s';",
    'SELECT 1;',
  ]);
  assert.not.match(script(steps, 'psql', { lockTimeout: '3s' }).text, /SET LOCAL/);
  assert.match(script(steps, 'psql', { lockTimeout: { reads: '1s' } }).text, /^SET lock_timeout = '5s';$/m);
});

test('an attempt lasts no longer than the shortest time-out of what it takes', () => {
  const limit = (...statements: readonly ScriptStatement[]): string | undefined =>
    /interval '(\S+)';/.exec(
      script(chain([['b2', ...statements]], 'a1'), 'psql', { lockRetries, lockTimeout: classes }).text,
    )?.[1];
  assert.is(limit(indexA), '5s');
  assert.is(limit(alterB, indexA), '2s');
});

test('one script for every database: a table is locked where a revision that needs it is not applied', () => {
  const steps = chain(
    [
      ['b2', alterA],
      ['c3', alterA, alterB],
    ],
    'a1',
  );
  const known = ['a1', 'b2', 'c3'].map((revision, i, all) => ({ revision, needs: all.slice(Math.max(0, i - 1), i) }));
  for (const client of ['psql', 'plain'] as const) {
    const { text } = script(steps, client, { lockRetries, known });
    assert.match(text, /\('a', 'ACCESS EXCLUSIVE', position\(',b2,' .*\) = 0 OR position\(',c3,' .*\) = 0\),/);
    assert.match(text, /\('b', 'ACCESS EXCLUSIVE', position\(',c3,' [^O]*\) = 0\)/);
  }
});

test('durations as PostgreSQL reads them', () => {
  assert.equal(
    ['5s', '1.5 s', '250ms', '40', '2min', '0', '0s'].map(milliseconds),
    [5000, 1500, 250, 40, 120_000, 0, 0],
  );
});

test.run();
