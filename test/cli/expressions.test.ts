/** Columns that an author's own expressions name: of checks, indexes, policies, triggers, computed columns and conditions of rows. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck, module } from './run-main.ts';

const made = module(
  'a1',
  null,
  `op.createTable('users', { id: t.integer().primaryKey(), email: t.text(), age: t.integer(), "Größe": t.integer() });
    op.createFunction('touch', { returns: sql\`trigger\`, language: 'plpgsql', body: sql\`BEGIN RETURN NEW; END\` });`,
);

async function said(body: string): Promise<string> {
  const root = folderWith({ 'migrations/1_a1.ts': made, 'migrations/2_b2.ts': module('b2', 'a1', body) });
  const { status, stderr } = await limbeck(root, 'compile', '--from', 'a1');
  assert.is(status, stderr === '' ? 0 : 1, stderr);
  return stderr;
}

test('a misspelt column of an expression is an error at its place in the SQL', async () => {
  const wrong: readonly string[] = [
    'op.createIndex("ix", "users", [sql`lower(emial)`]);',
    'op.createIndex("ix", "users", ["id"], { where: sql`age > 1 AND emial IS NULL` });',
    'op.createCheckConstraint("ck", "users", sql`"Größe" > 1 AND length(emial) > 3`);',
    'op.createPolicy("p", "users", { using: sql`users.emial = current_user` });',
    'op.createPolicy("p", "users", { for: "insert", withCheck: sql`emial = current_user` });',
    'op.createTrigger("t", "users", { timing: "before", events: ["update"], when: sql`NEW.emial IS NOT NULL`, execute: sql`touch()` });',
    'op.addColumn("users", "low", t.text().computed(sql`lower(emial)`, { stored: true }));',
    'op.alterColumn("users", "age", { type: t.text(), using: sql`emial::text` });',
    'op.updateRows("users", { set: { age: sql`length(emial)` }, all: true, down: null });',
    'op.updateRows("users", { set: { age: 1 }, where: sql`emial = ${"x"}`, down: null });',
    'op.createExcludeConstraint("ex", "users", [[sql`int4range(age, age)`, "&&"]], { using: "gist", where: sql`emial IS NULL` });',
    'op.batchAlterTable("users", (table) => { table.addColumn("nick", t.text()); table.createCheckConstraint("ck", sql`nick <> emial`); });',
  ];
  for (const body of wrong) {
    const text = await said(body);
    assert.match(text, /error\[LB404\]: no column "emial" in table "users" at this point in the chain\n/, body);
    assert.match(text, /help: did you mean "email"\?/, body);
    const column = 5 + body.search(/(users\.|NEW\.)?emial/);
    assert.match(text, new RegExp(`migrations/2_b2\\.ts:8:${column}\\n`), body);
  }
});

test('what is no column of the table is none of its business', async () => {
  const fine: readonly string[] = [
    'op.createIndex("ix", "users", [sql`lower(email)`, sql`(age + 1)`], { where: sql`"Größe" > 1 AND ctid IS NOT NULL` });',
    'op.createCheckConstraint("ck", "users", sql`users.age > 1 AND users IS NOT NULL AND extract(year from now()) > 1`);',
    'op.createPolicy("p", "users", { using: sql`EXISTS (SELECT FROM orders o WHERE o.user_id = id AND o.x = strange)` });',
    'op.createTrigger("t", "users", { timing: "before", events: ["update"], when: sql`OLD.* IS DISTINCT FROM NEW.*`, execute: sql`touch()` });',
    'op.addColumn("users", "place", t.raw(sql`geometry(Point, 4326)`));',
    'op.addColumn("users", "at", t.timestamp().default(sql`(CURRENT_TIMESTAMP AT TIME ZONE \'utc\')`));',
    'op.updateRows("users", { set: { age: sql`(SELECT max(x) FROM orders)` }, where: sql`age < 1`, down: null });',
    'op.createTable("log", { at: t.date() }, null, { postgresql: { partitionBy: sql`RANGE (at)` } });',
    'op.batchAlterTable("users", (table) => { table.addColumn("nick", t.text()); table.createCheckConstraint("ck", sql`nick <> email`); });',
    'op.execute(sql`DO $$ BEGIN EXECUTE $x$ ALTER TABLE users ADD strange int $x$; END $$`, { down: null }); op.createIndex("ix", "users", [sql`lower(strange)`]);',
  ];
  for (const body of fine) assert.is(await said(body), '', body);
});

test.run();
