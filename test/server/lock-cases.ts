/** The changes whose locks are measured, on a small database that has rows, so that what is looked at is looked at. */
import type { Op } from '../../src/dsl/op.ts';
import { check, foreignKey, sql, t, unique } from '../../src/index.ts';

export function fixture(op: Op): void {
  op.createDomain('free', t.integer());
  op.createDomain('positive', t.integer(), { checks: { positive_ck: sql`VALUE > 0` } });
  op.createEnum('mood', ['a', 'b']);
  op.createFunction('trf', { returns: sql`trigger`, language: 'plpgsql', body: sql`BEGIN RETURN NEW; END` });
  op.createFunction('next_id', { returns: sql`integer`, language: 'plpgsql', body: sql`BEGIN RETURN 1; END` });
  op.createFunction('answer', {
    returns: sql`integer`,
    language: 'sql',
    volatility: 'immutable',
    body: sql`SELECT 42`,
  });
  op.createSequence('sq');
  op.createTable('p', { id: t.integer().primaryKey(), code: t.integer().unique() });
  op.createTable('t', {
    id: t.integer().primaryKey(),
    pid: t.integer(),
    a: t.integer(),
    n: t.integer().notNull(),
    gen: t.integer(),
    v: t.string(10),
    tx: t.text(),
    num: t.numeric(10, 2),
    ts: t.timestamp(),
    j: t.json(),
    rng: t.int4range(),
    address: t.cidr(),
    list: t.array(t.string(10)),
    bits: t.bit(4, { varying: true }),
    fixed: t.char(4),
    wait: t.interval(),
    moment: t.timestamp({ timezone: true }),
    dom: t.raw(sql`free`),
    number: t.oid(),
  });
  op.createTable('child', { id: t.integer().primaryKey(), pid: t.integer(), code: t.integer() }, () => [
    foreignKey('child_pid', ['pid'], 'p', ['id'], { onDelete: 'cascade' }),
    foreignKey('child_code', ['code'], 'p', ['code']),
  ]);
  op.createCheckConstraint('t_a_set', 't', sql`a IS NOT NULL`);
  op.createCheckConstraint('chk', 't', sql`a > -1`, { notValid: true });
  op.createCheckConstraint('v_ck', 't', sql`v <> 'no'`);
  op.createForeignKey('fkp', 't', 'p', ['pid'], ['id'], { notValid: true });
  op.createIndex('t_a', 't', ['a']);
  op.createIndex('t_u', 't', ['n'], { unique: true });
  op.createIndex('t_ua', 't', ['a'], { unique: true });
  op.createIndex('t_gen', 't', ['gen'], { unique: true });
  op.createIndex('t_tx', 't', ['tx']);
  op.createView('vw', sql`SELECT id, a FROM p JOIN (SELECT 1 AS a) x ON true`);
  op.createTrigger('trg0', 't', { timing: 'before', events: ['update'], execute: sql`trf()` });
  op.createPolicy('pol0', 't', { using: sql`true` });
  op.createTable('src', { id: t.integer().primaryKey() });
  op.createMaterializedView('mv', sql`SELECT id FROM src`);
  op.createIndex('mv_id_idx', 'mv', ['id'], { unique: true });
  op.createTable('part', { id: t.integer(), pid: t.integer() }, null, { postgresql: { partitionBy: sql`RANGE (id)` } });
  op.createPartition('part1', 'part', { from: [1], to: [10] });
  op.createPartition('pdef', 'part', { default: true });
  op.createTable('cand', { id: t.integer(), pid: t.integer() });
  op.createTable('parent', { id: t.integer(), word: t.text() });
  op.createTable('heir', { own: t.integer() }, null, { postgresql: { inherits: ['parent'] } });
  op.createTable('heir_to_be', { id: t.integer(), word: t.text() });
  op.createSchema('other');
  op.bulkInsert('p', [
    { id: 11, code: 1 },
    { id: 12, code: 2 },
  ]);
  for (const one of ['src', 'cand'] as const)
    op.execute(sql`INSERT INTO ${sql.id(one)} (id) VALUES (11), (12)`, { down: null });
  op.bulkInsert('t', [{ id: 1, pid: 11, a: 1, n: 1, gen: 1, v: 'x', tx: 'x', number: 1, dom: 1 }]);
  op.bulkInsert('part', [
    { id: 1, pid: 11 },
    { id: 90, pid: 11 },
  ]);
  op.bulkInsert('child', [{ id: 1, pid: 12 }]);
  op.bulkInsert('heir', [{ id: 1, word: 'x', own: 1 }]);
  op.refreshMaterializedView('mv');
}

const add = (column: Parameters<Op['addColumn']>[2]) => (op: Op) => op.addColumn('t', 'c', column);
const retype = (column: string, type: Parameters<Op['addColumn']>[2]) => (op: Op) =>
  op.alterColumn('t', column, { type });

/** Each by what the statement is known as. */
export const cases: Readonly<Record<string, (op: Op) => void>> = {
  'ADD COLUMN': add(t.integer()),
  'ADD COLUMN DEFAULT 1': add(t.integer().default(1)),
  'ADD COLUMN NOT NULL DEFAULT 1': add(t.integer().notNull().default(1)),
  'ADD COLUMN DEFAULT now()': add(t.timestamp({ timezone: true }).default(sql`now()`)),
  'ADD COLUMN DEFAULT CURRENT_TIMESTAMP': add(t.timestamp().default(sql`CURRENT_TIMESTAMP`)),
  'ADD COLUMN DEFAULT clock_timestamp()': add(t.timestamp({ timezone: true }).default(sql`clock_timestamp()`)),
  'ADD COLUMN DEFAULT gen_random_uuid()': add(t.uuid().default(sql`gen_random_uuid()`)),
  "ADD COLUMN DEFAULT nextval('sq')": add(t.integer().default(sql`nextval('sq')`)),
  'ADD COLUMN DEFAULT, a volatile function of the chain': add(t.integer().default(sql`next_id()`)),
  'ADD COLUMN DEFAULT, an immutable function of the chain': add(t.integer().default(sql`answer()`)),
  'ADD COLUMN serial': add(t.integer().autoincrement()),
  'ADD COLUMN AS IDENTITY': add(t.integer().identity()),
  'ADD COLUMN STORED': add(t.integer().computed(sql`a * 2`, { stored: true })),
  'ADD COLUMN CHECK': (op) => op.execute(sql`ALTER TABLE t ADD COLUMN c int CHECK (c > 0)`),
  'ADD COLUMN UNIQUE': (op) => op.addColumn('t', 'c', t.integer().unique(), { inline: true }),
  'ADD COLUMN REFERENCES': (op) => op.addColumn('t', 'c', t.integer().references('p.id'), { inline: true }),
  'ADD COLUMN DEFAULT REFERENCES': (op) =>
    op.addColumn('t', 'c', t.integer().default(11).references('p.id'), { inline: true }),
  'ADD COLUMN, a domain': add(t.raw(sql`free`)),
  'ADD COLUMN, a domain with a check': add(t.raw(sql`positive`)),
  'ADD COLUMN to a parent': (op) => op.addColumn('parent', 'c', t.integer()),
  'ADD COLUMN to a partitioned table': (op) => op.addColumn('part', 'c', t.integer()),
  'DROP COLUMN': (op) => op.dropColumn('t', 'tx'),
  'DROP COLUMN of a foreign key': (op) => op.dropColumn('child', 'pid'),
  'RENAME COLUMN': (op) => op.renameColumn('t', 'tx', 'tx2'),
  'RENAME COLUMN of a parent': (op) => op.renameColumn('parent', 'word', 'words'),
  'RENAME TO': (op) => op.renameTable('t', 't2'),
  'SET DEFAULT': (op) => op.alterColumn('t', 'a', { default: 5 }),
  'DROP DEFAULT': (op) => op.alterColumn('t', 'a', { default: null }),
  'SET NOT NULL': (op) => op.alterColumn('t', 'pid', { nullable: false }),
  'SET NOT NULL, proved by a check': (op) => op.alterColumn('t', 'a', { nullable: false }),
  'SET NOT NULL, is so already': (op) => op.alterColumn('t', 'n', { nullable: false }),
  'DROP NOT NULL': (op) => op.alterColumn('t', 'n', { nullable: true }),
  'ADD IDENTITY': (op) => op.alterColumn('t', 'n', { identity: {} }),
  'SET STATISTICS': (op) => op.alterColumn('t', 'a', { statistics: 500 }),
  'SET STORAGE': (op) => op.alterColumn('t', 'tx', { storage: 'external' }),
  'SET COMPRESSION': (op) => op.alterColumn('t', 'tx', { compression: 'pglz' }),
  'TYPE int to bigint': retype('gen', t.bigint()),
  'TYPE varchar(10) to varchar(20), with a check': retype('v', t.string(20)),
  'TYPE varchar(10) to text, with a check': retype('v', t.text()),
  'TYPE varchar(10) to varchar(5)': retype('v', t.string(5)),
  'TYPE text to varchar(50)': retype('tx', t.string(50)),
  'TYPE text to varchar, indexed': retype('tx', t.string()),
  'TYPE numeric(10,2) to numeric(12,2)': retype('num', t.numeric(12, 2)),
  'TYPE numeric(10,2) to numeric': retype('num', t.numeric()),
  'TYPE numeric(10,2) to numeric(12,4)': retype('num', t.numeric(12, 4)),
  'TYPE timestamp to timestamptz, not in UTC': retype('ts', t.timestamp({ timezone: true })),
  'TYPE timestamptz to timestamp, not in UTC': retype('moment', t.timestamp()),
  'TYPE timestamptz(6) to timestamptz(3)': retype('moment', t.timestamp({ timezone: true, precision: 3 })),
  'TYPE json to jsonb': retype('j', t.jsonb()),
  'TYPE cidr to inet': retype('address', t.inet()),
  'TYPE varchar(10)[] to varchar(20)[]': retype('list', t.array(t.string(20))),
  'TYPE varbit(4) to varbit(8)': retype('bits', t.bit(8, { varying: true })),
  'TYPE char(4) to char(8)': retype('fixed', t.char(8)),
  'TYPE char(4) to text': retype('fixed', t.text()),
  'TYPE interval to interval(3)': retype('wait', t.interval({ precision: 3 })),
  'TYPE oid to integer': retype('number', t.integer()),
  'TYPE a domain to its base': retype('dom', t.integer()),
  'TYPE integer to a domain': retype('gen', t.raw(sql`free`)),
  'TYPE with USING': (op) => op.alterColumn('t', 'tx', { type: t.integer(), using: sql`length(tx)` }),
  'TYPE with USING that changes nothing': (op) => op.alterColumn('t', 'v', { type: t.text(), using: sql`v::text` }),
  'TYPE of a foreign key': (op) => op.alterColumn('child', 'pid', { type: t.bigint() }),
  'TYPE of what a foreign key points to': (op) => op.alterColumn('p', 'code', { type: t.bigint() }),
  'TYPE with another collation, not indexed': (op) => op.alterColumn('t', 'v', { type: t.string(10).collate('C') }),
  'TYPE with another collation, indexed': (op) => op.alterColumn('t', 'tx', { type: t.text().collate('C') }),
  'ADD CHECK': (op) => op.createCheckConstraint('c1', 't', sql`a > -1`),
  'ADD CHECK NOT VALID': (op) => op.createCheckConstraint('c1', 't', sql`a > -1`, { notValid: true }),
  'ADD CHECK to a parent': (op) => op.createCheckConstraint('c1', 'parent', sql`id > -1`),
  'ADD CHECK NO INHERIT': (op) => op.createCheckConstraint('c1', 'parent', sql`id > -1`, { noInherit: true }),
  'VALIDATE a check': (op) => op.validateConstraint('t', 'chk'),
  'VALIDATE a foreign key': (op) => op.validateConstraint('t', 'fkp'),
  'ADD FOREIGN KEY': (op) => op.createForeignKey('f1', 't', 'p', ['pid'], ['id']),
  'ADD FOREIGN KEY NOT VALID': (op) => op.createForeignKey('f1', 't', 'p', ['pid'], ['id'], { notValid: true }),
  'ADD FOREIGN KEY to a partitioned table': (op) => op.createForeignKey('f1', 'part', 'p', ['pid'], ['id']),
  'ADD UNIQUE': (op) => op.createUniqueConstraint('u1', 't', ['gen']),
  'ADD UNIQUE USING INDEX': (op) => op.createUniqueConstraint('u1', 't', ['n'], { usingIndex: 't_u' }),
  'ADD PRIMARY KEY': (op) => op.createPrimaryKey('cand_pk', 'cand', ['id']),
  'ADD EXCLUDE': (op) => op.createExcludeConstraint('e1', 't', [['rng', '&&']], { using: 'gist' }),
  'DROP a primary key': (op) => op.dropConstraint('t_pkey', 't'),
  'DROP a foreign key': (op) => op.dropConstraint('fkp', 't'),
  'DROP a check': (op) => op.dropConstraint('chk', 't'),
  'RENAME CONSTRAINT': (op) => op.renameConstraint('t', 'chk', 'chk2'),
  'COMMENT ON CONSTRAINT': (op) => op.comment({ constraint: 'chk', table: 't' }, 'x'),
  'CREATE INDEX': (op) => op.createIndex('i1', 't', ['pid']),
  'CREATE INDEX on a partitioned table': (op) => op.createIndex('ip', 'part', ['pid']),
  'CREATE INDEX on a parent': (op) => op.createIndex('ip', 'parent', ['id']),
  'CREATE INDEX on a materialized view': (op) => op.createIndex('ip', 'mv', ['id']),
  'DROP INDEX': (op) => op.dropIndex('t_a'),
  'DROP INDEX of a materialized view': (op) => op.dropIndex('mv_id_idx'),
  'ALTER INDEX RENAME': (op) => op.renameIndex('t_a', 't_a2'),
  'COMMENT ON INDEX': (op) => op.comment({ index: 't_a' }, 'x'),
  'SET (fillfactor)': (op) => op.alterTable('t', { postgresql: { with: { fillfactor: 70 } } }),
  'SET (autovacuum_enabled)': (op) => op.alterTable('t', { postgresql: { with: { autovacuum_enabled: false } } }),
  'SET (user_catalog_table)': (op) => op.alterTable('t', { postgresql: { with: { user_catalog_table: true } } }),
  'SET UNLOGGED': (op) => op.alterTable('cand', { unlogged: true }),
  'SET TABLESPACE, the same': (op) => op.alterTable('t', { postgresql: { tablespace: 'pg_default' } }),
  'OWNER TO': (op) => op.alterTable('t', { postgresql: { owner: 'pg_monitor' } }),
  'REPLICA IDENTITY': (op) => op.alterTable('t', { postgresql: { replicaIdentity: 'full' } }),
  INHERIT: (op) => op.alterTable('heir_to_be', { postgresql: { inherit: ['parent'] } }),
  'NO INHERIT': (op) => op.alterTable('heir', { postgresql: { noInherit: ['parent'] } }),
  'SET SCHEMA': (op) => op.moveTable('t', { toSchema: 'other' }),
  'ENABLE ROW LEVEL SECURITY': (op) => op.enableRowSecurity('t'),
  'CREATE POLICY': (op) => op.createPolicy('pol', 't', { using: sql`true` }),
  'DROP POLICY': (op) => op.dropPolicy('pol0', 't'),
  'CREATE TRIGGER': (op) => op.createTrigger('tr', 't', { timing: 'before', events: ['update'], execute: sql`trf()` }),
  'CREATE TRIGGER on a partitioned table': (op) =>
    op.createTrigger('tr', 'part', { timing: 'after', events: ['update'], execute: sql`trf()` }),
  'DROP TRIGGER': (op) => op.dropTrigger('trg0', 't'),
  'CREATE OR REPLACE VIEW': (op) => op.replaceView('vw', sql`SELECT id, 1 AS a FROM p`),
  'DROP VIEW': (op) => op.dropView('vw'),
  'CREATE VIEW': (op) => op.createView('vw2', sql`SELECT id FROM t`),
  'CREATE MATERIALIZED VIEW': (op) => op.createMaterializedView('mv2', sql`SELECT id FROM t`),
  'REFRESH MATERIALIZED VIEW': (op) => op.refreshMaterializedView('mv'),
  'REFRESH MATERIALIZED VIEW CONCURRENTLY': (op) => op.refreshMaterializedView('mv', { concurrently: true }),
  'DROP MATERIALIZED VIEW': (op) => op.dropMaterializedView('mv'),
  'ATTACH PARTITION': (op) => op.attachPartition('cand', 'part', { from: [10], to: [20] }),
  'DETACH PARTITION': (op) => op.detachPartition('part1', 'part'),
  'CREATE TABLE PARTITION OF': (op) => op.createPartition('part2', 'part', { from: [10], to: [20] }),
  'DROP TABLE, a partition': (op) => op.dropTable('part1'),
  'DROP TABLE, partitioned': (op) => op.dropTable('part'),
  'DROP TABLE, with a foreign key': (op) => op.dropTable('child'),
  'DROP TABLE, an heir': (op) => op.dropTable('heir'),
  'CREATE TABLE REFERENCES': (op) => op.createTable('q', { id: t.integer().references('p.id') }),
  'CREATE TABLE INHERITS': (op) =>
    op.createTable('q', { x: t.integer() }, () => [check('q_ck', sql`x > 0`), unique('q_uq', ['x'])], {
      postgresql: { inherits: ['parent'] },
    }),
  'ALTER TYPE ADD VALUE': (op) => op.addEnumValue('mood', 'c'),
  'ALTER DOMAIN ADD CONSTRAINT': (op) => op.alterDomain('free', { addCheck: ['dc', sql`VALUE > 0`] }),
  'ALTER DOMAIN SET NOT NULL': (op) => op.alterDomain('free', { notNull: true }),
  'ALTER DOMAIN SET DEFAULT': (op) => op.alterDomain('free', { default: 1 }),
  'COMMENT ON TABLE': (op) => op.tableComment('t', 'x'),
  'COMMENT ON COLUMN': (op) => op.alterColumn('t', 'a', { comment: 'x' }),
  'COMMENT ON VIEW': (op) => op.comment({ view: 'vw' }, 'x'),
  'GRANT SELECT': (op) => op.grant('select', { table: 't' }, 'public'),
  'ALTER SEQUENCE RESTART': (op) => op.alterSequence('sq', { restart: 1 }),
  'ALTER SEQUENCE INCREMENT': (op) => op.alterSequence('sq', { increment: 2 }),
  'DROP SEQUENCE': (op) => op.dropSequence('sq'),
  'LOCK TABLE': (op) => op.execute(sql`LOCK TABLE t`, { down: null }),
  'LOCK TABLE IN SHARE MODE': (op) => op.execute(sql`LOCK TABLE t IN SHARE MODE`, { down: null }),
  UPDATE: (op) => op.updateRows('t', { set: { a: 2 }, all: true, down: null }),
  'UPDATE of a reference': (op) => op.updateRows('t', { set: { pid: 12 }, all: true, down: null }),
  'UPDATE of what is referred to': (op) =>
    op.updateRows('p', { set: { code: 5 }, where: sql`id + 0 = 11`, down: null }),
  'DELETE of what is referred to': (op) => op.deleteRows('p', { where: sql`id + 0 = 12`, down: null }),
  INSERT: (op) => op.bulkInsert('child', [{ id: 2, pid: 11, code: null }]),
  'UPDATE, raw': (op) => op.execute(sql`UPDATE t SET a = p.id FROM p WHERE p.id = t.pid`, { down: null }),
  'DELETE, raw': (op) => op.execute(sql`DELETE FROM t USING p WHERE p.id = t.pid`, { down: null }),
  'INSERT … SELECT, raw': (op) => op.execute(sql`INSERT INTO src SELECT a + 100 FROM t`, { down: null }),
};
