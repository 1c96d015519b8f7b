/**
 * `locks.tsv` is what PostgreSQL 15 was seen to lock, rewrite and scan; the compiler says the same, and so does the server of today.
 * UPDATE_GOLDEN=1 measures anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rawText } from '../../src/dialects/author-statements.ts';
import type { StatementFacts } from '../../src/dialects/facts.ts';
import { postgresql } from '../../src/dialects/postgresql/dialect.ts';
import { renderOperations } from '../../src/dialects/render.ts';
import { factsOfStatement } from '../../src/dialects/statement-facts.ts';
import type { Op } from '../../src/dsl/op.ts';
import { surroundingsOf } from '../../src/plan/born.ts';
import type { RawSql } from '../../src/plan/raw-sql.ts';
import { loadPostgresParser } from '../../src/sql/postgres.ts';
import { planChain } from '../plan/chain.ts';
import { cases, fixture } from './lock-cases.ts';
import { type Measured, measure } from './lock-measure.ts';
import { serverUrl, withDatabase } from './server.ts';

const file = join(import.meta.dirname, 'locks.tsv');
const parser = await loadPostgresParser();
const raw: RawSql = { parser, textOf: (one) => rawText(one, postgresql), versionTable: { name: 'alembic_version' } };

interface Compiled {
  readonly sql: string;
  readonly facts: StatementFacts | undefined;
}

function compiled(change: (op: Op) => void, from: string, to: string): readonly Compiled[] {
  const { plan, diagnostics } = planChain([fixture, change], { from, to, raw });
  assert.equal(
    diagnostics.filter((one) => one.severity === 'error').map((one) => one.message),
    [],
  );
  const surroundings = surroundingsOf(plan);
  return plan.steps.flatMap((step) =>
    renderOperations(step.operations, postgresql, false).map((one) => {
      if ('refusal' in one) throw new Error(one.refusal.why);
      return { sql: one.statement.sql.text, facts: factsOfStatement(one.parts, postgresql, surroundings) };
    }),
  );
}

const changes = Object.entries(cases).map(([name, change]) => {
  const [statement, ...more] = compiled(change, 'r1', 'r2');
  if (!statement || more.length > 0) throw new Error(`"${name}" is not one statement`);
  return { name, ...statement };
});

type Facts = Pick<Measured, 'locks' | 'rewrites' | 'scans'>;

function row(name: string, sql: string, { locks, rewrites, scans }: Facts): string {
  return [name, sql.replaceAll(/\s+/g, ' '), ...[locks, rewrites, scans].map((one) => one.join(', '))].join('\t');
}

function said({ locks, rewrites, scans }: StatementFacts): Facts {
  return {
    locks: locks.map((one) => `${one.object} ${one.mode}`).sort(),
    rewrites: [...rewrites].sort(),
    scans: [...scans].sort(),
  };
}

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, the locks were not measured anew');
} else {
  test('the server does what the table says', async () => {
    await withDatabase(async (url) => {
      const setup = compiled(() => undefined, 'base', 'r1').map((one) => one.sql);
      // Large tables are joined by hashing the whole of one; with a few rows, the server has to be told.
      const session = ['nestloop', 'mergejoin', 'indexonlyscan'].map((one) => `SET enable_${one} = off`);
      session.push("SET TimeZone = 'Europe/Paris'");
      const measured = await measure(url, [...setup, ...session], changes, 'ROLLBACK');
      assert.equal(
        measured.flatMap(({ failed }, i) => (failed === undefined ? [] : [`${changes[i]?.name}: ${failed}`])),
        [],
      );
      const rows = measured.map((one, i) => row(changes[i]?.name ?? '', changes[i]?.sql ?? '', one));
      const text = `case\tstatement\tlocks\trewrites\tscans\n${rows.join('\n')}\n`;
      if (process.env.UPDATE_GOLDEN !== undefined) writeFileSync(file, text);
      assert.fixture(text, readFileSync(file, 'utf8'));
    });
  });
}

test('the compiler says what the table says', () => {
  const known = readFileSync(file, 'utf8').trimEnd().split('\n').slice(1);
  const claimed = changes.map(({ name, sql, facts }, i) => {
    if (!facts) return `${name}\t${sql}\tunknown`;
    const own = said(facts);
    // What the catalog cannot know is said with its condition: it may be so or not.
    const open = facts.rewritesIf.length > 0 && known[i]?.split('\t')[3] === '';
    return row(name, sql, open ? { ...own, rewrites: [] } : own);
  });
  assert.fixture(claimed.join('\n'), known.join('\n'));
});

test('what decides on a rewrite is said', () => {
  const conditions = changes.flatMap(({ name, facts }) => (facts?.rewritesIf ?? []).map((one) => `${name}: ${one}`));
  assert.equal(conditions, [
    'TYPE timestamp to timestamptz, not in UTC: TimeZone is not UTC',
    'TYPE timestamptz to timestamp, not in UTC: TimeZone is not UTC',
    'SET TABLESPACE, the same: it lies in another tablespace',
  ]);
});

test.run();
