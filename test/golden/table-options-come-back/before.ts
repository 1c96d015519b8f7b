import { migration, t, unique } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'what is there',
  upgrade(op) {
    const columns = { id: t.integer().primaryKey(), email: t.text().notNull() };
    op.createTable('users', columns, null, {
      unlogged: true,
      postgresql: { owner: 'pg_monitor', replicaIdentity: 'nothing' },
    });
    op.alterColumn('users', 'email', { statistics: 20, storage: 'external', compression: 'pglz' });
    op.createTable('by_index', columns);
    op.createIndex('ix_by_index', 'by_index', ['email'], { unique: true });
    op.alterTable('by_index', { postgresql: { replicaIdentity: { index: 'ix_by_index' } } });
    op.createTable('by_key', columns, (c) => [unique('uq_by_key', [c.email])]);
    op.alterTable('by_key', { postgresql: { replicaIdentity: { index: 'uq_by_key' } } });
    op.createTable('by_primary_key', columns);
    op.alterTable('by_primary_key', { postgresql: { replicaIdentity: { index: 'by_primary_key_pkey' } } });
    for (const [table, index] of [
      ['whole_by_index', 'ix_whole'],
      ['whole_by_key', 'uq_whole'],
      ['whole_by_primary_key', 'whole_by_primary_key_pkey'],
    ] as const) {
      op.createTable(table, columns, (c) => (table === 'whole_by_key' ? [unique('uq_whole', [c.email])] : []));
      if (table === 'whole_by_index') op.createIndex(index, table, ['email'], { unique: true });
      op.alterTable(table, { postgresql: { replicaIdentity: { index } } });
    }
    op.createTable('stored', columns);
    op.alterColumn('stored', 'email', { statistics: 20, storage: 'external', compression: 'pglz' });
    op.createTable('taken', { id: t.integer().notNull() });
    op.createIndex('ix_taken', 'taken', ['id'], { unique: true });
    op.alterTable('taken', { postgresql: { replicaIdentity: { index: 'ix_taken' } } });
    op.createUniqueConstraint('uq_taken', 'taken', ['id'], { usingIndex: 'ix_taken' });
  },
});
