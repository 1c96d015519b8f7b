import type { Op } from '../../src/dsl/op.ts';
import { check, primaryKey, sql, t } from '../../src/index.ts';
import { type Author, planChain } from './chain.ts';

/** What every random chain begins with. */
export const start: Author = (op) => {
  op.createTable('users', {
    id: t.integer().primaryKey(),
    email: t.string(255).notNull().unique(),
    age: t.integer().default(18).comment('in years'),
    mood: t.enum('mood', ['ok', 'sad']).default('ok'),
  });
  op.createTable('orders', {
    id: t.integer().primaryKey(),
    user_id: t.integer().references('users.id', { onDelete: 'cascade' }).index(),
    qty: t.integer().notNull().check(sql`qty > 0`),
  });
  op.createTable('keyless', { a: t.integer(), b: t.text() });
  op.createFunction('touch', { returns: sql`trigger`, language: 'plpgsql', body: sql`BEGIN RETURN NEW; END` });
  op.createTrigger('tr', 'users', { timing: 'before', events: [{ update: ['email'] }], execute: sql`touch()` });
  op.createSequence('no', { start: 5, ownedBy: { table: 'orders', column: 'qty' } });
  op.createView('v', sql`SELECT id FROM users`, { comment: 'ids' });
  op.createMaterializedView('m', sql`SELECT a FROM keyless`);
  op.createIndex('ix_m', 'm', ['a'], { unique: true });
  op.createDomain('mail', t.text(), { checks: { mail_at: sql`value LIKE '%@%'` } });
  op.grant('select', { table: 'users' }, 'pg_monitor');
};

/** Changes that may follow each other in any order; what is not possible at its time is skipped. */
export const changes: Readonly<Record<string, (op: Op) => void>> = {
  addColumn: (op) => op.addColumn('users', 'nick', t.string(10).unique().index()),
  dropAge: (op) => op.dropColumn('users', 'age'),
  dropEmail: (op) => op.dropColumn('users', 'email'),
  dropMood: (op) => op.dropColumn('users', 'mood'),
  dropQty: (op) => op.dropColumn('orders', 'qty'),
  dropUserId: (op) => op.dropColumn('orders', 'user_id'),
  dropOrders: (op) => op.dropTable('orders'),
  renameUsers: (op) => op.renameTable('users', 'people'),
  renameEmail: (op) => op.renameColumn('users', 'email', 'mail'),
  renameQty: (op) => op.renameColumn('orders', 'qty', 'amount'),
  renameId: (op) => op.renameColumn('users', 'id', 'user_no'),
  retype: (op) => op.alterColumn('users', 'age', { type: t.bigint(), default: null, nullable: false, comment: null }),
  retypeMood: (op) => op.alterColumn('users', 'mood', { type: t.enum('feeling', ['ok', 'sad']), default: null }),
  comment: (op) => op.tableComment('users', 'people'),
  index: (op) => {
    op.alterColumn('users', 'email', { comment: 'seen' });
    op.createIndex('ix_age', 'users', ['age', sql`lower(email)`], { where: sql`age > 1` });
  },
  dropIndex: (op) => op.dropIndex('ix_orders_user_id'),
  dropUnique: (op) => op.dropConstraint('users_email_key', 'users'),
  dropForeignKey: (op) => op.dropConstraint('orders_user_id_fkey', 'orders'),
  dropCheck: (op) => op.dropConstraint('orders_qty_check', 'orders'),
  primaryKey: (op) => op.createPrimaryKey(null, 'keyless', ['a']),
  dropPrimaryKey: (op) => op.dropConstraint('orders_pkey', 'orders'),
  identity: (op) => op.alterColumn('users', 'id', { identity: { always: true } }),
  renameForeignKey: (op) => op.renameConstraint('orders', 'orders_user_id_fkey', 'fk'),
  renameKey: (op) => op.renameConstraint('users', 'users_email_key', 'uq'),
  notValid: (op) => op.createCheckConstraint('ck_late', 'orders', sql`id > 0`, { notValid: true }),
  validate: (op) => op.validateConstraint('orders', 'ck_late'),
  renameIndex: (op) => op.renameIndex('ix_orders_user_id', 'ix_user'),
  renameViewIndex: (op) => op.renameIndex('ix_m', 'ix_n'),
  removeValue: (op) => op.removeEnumValue('mood', 'ok', { replaceWith: 'sad' }),
  removeFine: (op) => op.removeEnumValue('mood', 'fine', { replaceWith: 'sad' }),
  enumComment: (op) => op.comment({ enum: 'mood' }, "how it's going"),
  grantType: (op) => {
    op.comment({ enum: 'mood' }, 'seen');
    op.grant('usage', { type: 'mood' }, 'pg_monitor');
  },
  renameValue: (op) => op.renameEnumValue('mood', 'ok', 'fine'),
  renameEnum: (op) => op.renameEnum('mood', 'temper'),
  renameEnumBack: (op) => op.renameEnum('temper', 'mood'),
  batch: (op) =>
    op.batchAlterTable('users', (table) => {
      table.addColumn('nick', t.string(10).unique().index().comment('short'));
      table.addColumn('flavour', t.enum('flavour', ['sour', 'sweet']));
      table.alterColumn('age', { type: t.bigint(), default: 1, nullable: false, comment: 'now' });
      table.createIndex('ix_age', ['age']);
      table.dropColumn('mood');
      table.alterColumn('id', { identity: {} });
    }),
  batchNames: (op) =>
    op.batchAlterTable('users', (table) => {
      table.renameColumn('email', 'letters');
      table.addColumn('memo', t.text());
      table.createCheckConstraint('ck_email', sql`memo <> letters`, { notValid: true });
      table.validateConstraint('ck_email');
      table.dropConstraint('users_email_key');
      table.createUniqueConstraint('users_email_key', ['memo', 'letters']);
      table.alterColumn('age', { nullable: true, default: null });
    }),
  batchKeys: (op) =>
    op.batchAlterTable('keyless', (table) => {
      table.createPrimaryKey('pk', ['a']);
      table.addColumn('c', t.integer().computed(sql`a + 1`, { stored: true }));
      table.createForeignKey('fk_self', 'keyless', ['c'], ['a'], { notValid: true });
    }),
  batchDrops: (op) =>
    op.batchAlterTable('orders', (table) => {
      table.dropConstraint('orders_user_id_fkey');
      table.alterColumn('user_id', { type: t.bigint(), nullable: false });
      table.dropIndex('ix_orders_user_id');
      table.createUniqueConstraint(null, ['user_id']);
      table.dropColumn('qty');
      table.addColumn('qty', t.bigint().default(2));
      table.tableComment('what was bought');
    }),
  unlogged: (op) => op.alterTable('keyless', { unlogged: true }),
  logged: (op) => op.alterTable('keyless', { unlogged: false }),
  unloggedOrders: (op) => op.alterTable('orders', { unlogged: true }),
  parameters: (op) => op.alterTable('users', { postgresql: { with: { fillfactor: 70, autovacuum_enabled: false } } }),
  otherParameters: (op) =>
    op.alterTable('users', { postgresql: { with: { fillfactor: null, autovacuum_enabled: true }, tablespace: null } }),
  owner: (op) => op.alterTable('keyless', { postgresql: { owner: 'pg_monitor', replicaIdentity: 'full' } }),
  ownerBack: (op) => op.alterTable('keyless', { postgresql: { owner: null, tablespace: 'pg_default' } }),
  identityByKey: (op) => op.alterTable('users', { postgresql: { replicaIdentity: { index: 'users_email_key' } } }),
  identityByPrimaryKey: (op) => op.alterTable('orders', { postgresql: { replicaIdentity: { index: 'orders_pkey' } } }),
  identityNothing: (op) => op.alterTable('users', { postgresql: { replicaIdentity: 'nothing' } }),
  inherit: (op) => {
    op.createTable('kin', { b: t.text() });
    op.createTable('late_kin', { a: t.integer() });
    op.createTable('nephew', { a: t.integer(), b: t.text() });
    op.alterTable('nephew', { postgresql: { inherit: ['kin', 'late_kin'] } });
    op.createTable('grandchild', { c: t.integer() }, null, { postgresql: { inherits: ['kin'] } });
  },
  // Of children the catalog is never quite sure: the comments on their parent are impossible where they would be gone.
  noInherit: (op) => {
    op.tableComment('kin', 'seen');
    op.alterTable('nephew', { postgresql: { noInherit: 'kin' } });
  },
  dropKin: (op) => {
    op.tableComment('kin', 'gone');
    op.dropTable('grandchild');
    op.dropTable('nephew');
    op.dropTable('kin');
  },
  renameKin: (op) => op.renameTable('late_kin', 'akin'),
  stored: (op) => op.alterColumn('users', 'email', { statistics: 100, storage: 'external', compression: 'pglz' }),
  storedAgain: (op) => op.alterColumn('users', 'email', { statistics: null, storage: null }),
  retypeEmail: (op) => op.alterColumn('users', 'email', { type: t.text() }),
  storedTags: (op) => op.alterColumn('keyless', 'tags', { storage: 'main', compression: 'pglz' }),
  moveKeyless: (op) => {
    op.comment({ namespace: 'sales' }, 'seen');
    op.moveTable('keyless', { toSchema: 'sales' });
  },
  moveKeylessBack: (op) => op.moveTable('keyless', { schema: 'sales', toSchema: null }),
  moveUsers: (op) => {
    op.comment({ namespace: 'sales' }, 'seen');
    op.moveTable('users', { toSchema: 'sales' });
  },
  renameMoved: (op) => op.renameTable('users', 'people', { schema: 'sales' }),
  moveUsersBack: (op) => op.moveTable('users', { schema: 'sales', toSchema: null }),
  moveOrders: (op) => {
    op.comment({ namespace: 'sales' }, 'seen');
    op.moveTable('orders', { toSchema: 'sales' });
  },
  batchOptions: (op) =>
    op.batchAlterTable('users', (table) => {
      table.addColumn('code', t.string(10));
      table.alterColumn('code', { storage: 'plain', nullable: false });
      table.createUniqueConstraint('uq_code', ['code']);
      table.alterTable({ postgresql: { replicaIdentity: { index: 'uq_code' }, with: { fillfactor: 55 } } });
    }),
  // The comments are there to be impossible where the query is: the catalog does not look into queries.
  view: (op) => {
    op.alterColumn('users', 'email', { comment: 'seen' });
    op.replaceView('v', sql`SELECT id, email FROM users`);
  },
  renameView: (op) => op.renameView('v', 'w'),
  dropView: (op) => op.dropView('v'),
  materialized: (op) => {
    op.alterColumn('keyless', 'b', { comment: 'seen' });
    op.replaceMaterializedView('m', sql`SELECT a, b FROM keyless`);
  },
  dropMaterialized: (op) => op.dropMaterializedView('m'),
  dropMaterializedIndex: (op) => op.dropIndex('ix_m'),
  function: (op) =>
    op.replaceFunction('touch', { returns: sql`trigger`, language: 'plpgsql', body: sql`BEGIN RETURN OLD; END` }),
  renameFunction: (op) => op.renameFunction('touch', 'touched'),
  dropFunction: (op) => op.dropFunction('touch'),
  replaceTrigger: (op) => {
    op.comment({ function: 'touch' }, 'seen');
    op.replaceTrigger('tr', 'users', { timing: 'after', events: ['delete'], execute: sql`touch()` });
  },
  dropTrigger: (op) => op.dropTrigger('tr', 'users'),
  policy: (op) => {
    op.alterColumn('users', 'email', { comment: 'seen' });
    op.createPolicy('p', 'users', { using: sql`email IS NOT NULL` });
  },
  dropPolicy: (op) => op.dropPolicy('p', 'users'),
  security: (op) => op.enableRowSecurity('users', { force: true }),
  sequence: (op) => op.alterSequence('no', { increment: 2, maxValue: null, ownedBy: null }),
  renameSequence: (op) => op.renameSequence('no', 'number'),
  domain: (op) =>
    op.alterDomain('mail', { default: 'x', notNull: true, dropCheck: 'mail_at', addCheck: ['c', sql`true`] }),
  dropDomain: (op) => op.dropDomain('mail'),
  grant: (op) =>
    op.grant(['select', 'insert'], { table: 'users' }, ['pg_monitor', 'pg_signal_backend'], { withGrantOption: true }),
  revoke: (op) => op.revoke('all', { table: 'users' }, 'pg_monitor'),
  revokeDefault: (op) => op.revoke('execute', { function: 'touch' }, 'public'),
  objectComment: (op) => op.comment({ view: 'v' }, null),
  createEnum: (op) => op.createEnum('colour', ['red']),
  hostileTable: (op) =>
    op.createTable('it\'s "odd" :x', {
      select: t.text().default("'\\ :y"),
      'é ü': t
        .jsonb()
        .notNull()
        .default({ a: [1, "it's"] }),
    }),
  schema: (op) => op.createSchema('sales'),
  tableInSchema: (op) => {
    op.comment({ namespace: 'sales' }, 'seen');
    op.createTable(
      'deal',
      { id: t.uuid().primaryKey(), at: t.timestamp({ timezone: true }).default(sql`now()`) },
      null,
      { schema: 'sales' },
    );
  },
  dropSchemaTable: (op) => op.dropTable('deal', { schema: 'sales' }),
  dropSchema: (op) => op.dropSchema('sales'),
  computed: (op) => op.addColumn('orders', 'twice', t.integer().computed(sql`id * 2`, { stored: true })),
  array: (op) => op.addColumn('keyless', 'tags', t.text().array().notNull().default(['a', "b'c"])),
  exclusion: (op) => op.createExcludeConstraint('ex', 'keyless', [['a', '=']], { using: 'btree' }),
  dropExclusion: (op) => op.dropConstraint('ex', 'keyless'),
  procedure: (op) =>
    op.createProcedure('pr', { arguments: sql`n integer DEFAULT 1`, language: 'sql', body: sql`SELECT n` }),
  dropProcedure: (op) => op.dropProcedure('pr', { arguments: sql`integer` }),
  deferrable: (op) =>
    op.createForeignKey('fk2', 'orders', 'orders', ['id'], ['id'], { deferrable: true, initially: 'deferred' }),
  dropTableUsers: (op) => op.dropTable('keyless'),
  parted: (op) => {
    op.createTable(
      'part',
      { at: t.date().notNull(), n: t.integer().notNull() },
      (c) => [primaryKey([c.at, c.n]), check('ck_n', sql`${c.n} > 0`)],
      { comment: 'parts', postgresql: { partitionBy: sql`RANGE (at)` } },
    );
    op.createPartition('part_2026', 'part', { from: ['2026-01-01'], to: ['2027-01-01'] });
    op.createPartition('part_rest', 'part', { default: true });
  },
  detach: (op) => op.detachPartition('part_2026', 'part'),
  attach: (op) => op.attachPartition('part_2026', 'part', { from: ['2026-01-01'], to: ['2027-01-01'] }),
  dropPartition: (op) => op.dropTable('part_rest'),
  dropParted: (op) => op.dropTable('part'),
  listed: (op) => {
    op.createTable('land', { code: t.string(2) }, null, { postgresql: { partitionBy: sql`LIST (code)` } });
    op.createPartition('land_de', 'land', { in: ['de', null] });
    op.createTable('slot', { n: t.integer() }, null, { postgresql: { partitionBy: sql`HASH (n)` } });
    op.createPartition('slot_1', 'slot', { modulus: 2, remainder: 1 });
  },
  dropListed: (op) => op.dropTable('land'),
  partIndex: (op) => op.createIndex('ix_land', 'land', ['code']),
  uniquePair: (op) => op.createUniqueConstraint('uq_pair', 'keyless', ['a', 'b'], { nullsNotDistinct: true }),
  insecurity: (op) => op.disableRowSecurity('users'),
  dropEnum: (op) => op.dropEnum('colour'),
  dropSequence: (op) => op.dropSequence('no'),
  renameDomain: (op) => op.renameDomain('mail', 'post'),
  renameMaterialized: (op) => op.renameMaterializedView('m', 'sums'),
  renameTrigger: (op) => op.renameTrigger('tr', 'users', 'tr2'),
  renamePolicy: (op) => op.renamePolicy('p', 'users', 'q'),
  replacePolicy: (op) => op.replacePolicy('p', 'users', { for: 'select', to: 'pg_monitor', using: sql`true` }),
  replaceProcedure: (op) =>
    op.replaceProcedure('pr', { arguments: sql`n integer DEFAULT 1`, language: 'sql', body: sql`SELECT n + 1` }),
  refresh: (op) => op.refreshMaterializedView('m'),
  // Which rows there are is no matter of the schema: whatever is done to them must not stand in the way.
  seeded: (op) => {
    op.createTable('role', { id: t.integer().primaryKey(), name: t.text().notNull() });
    op.bulkInsert(
      'role',
      [
        { id: 1, name: 'a' },
        { name: 'b', id: 2 },
      ],
      { onConflict: 'nothing' },
    );
    op.updateRows('role', { set: { name: sql`upper(name)` }, where: { id: [1, 2] } });
    op.deleteRows('role', { where: sql`name = 'B'` });
  },
  moreSeeds: (op) => op.bulkInsert('role', [{ id: 3, name: 'c' }], { down: sql`DELETE FROM role WHERE id = 3` }),
  expand: (op) => {
    op.addColumn('role', 'rank', t.integer());
    op.updateRows('role', { set: { rank: 1 }, where: { rank: null } });
    op.alterColumn('role', 'rank', { nullable: false, default: 0 });
  },
  filled: (op) => {
    op.addColumn('role', 'note', t.text());
    op.backfill({ table: 'role', set: { note: 'x' }, where: { note: null }, batchSize: 1 });
  },
  contract: (op) => op.dropColumn('role', 'rank'),
  scratch: (op) => {
    op.createTable('scratch', { id: t.integer().primaryKey() }, null, { temporary: true });
    op.bulkInsert('scratch', [{ id: 1 }]);
    op.addColumn('scratch', 'x', t.text().index());
  },
  addEnumColumn: (op) => op.addColumn('orders', 'mood', t.enum('mood', ['ok', 'sad'])),
};

/** Nothing is wrong with the chain, as far as the catalog knows. */
export function isPossible(upgrades: readonly Author[]): boolean {
  const back = () => planChain(upgrades, { from: 'head', to: 'base' }).diagnostics;
  return planChain(upgrades).diagnostics.length === 0 && back().every((one) => one.code !== 'LB430');
}
