import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'what is there',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), email: t.text().notNull() }, null, {
      postgresql: { with: { fillfactor: 90, autovacuum_enabled: false }, replicaIdentity: 'full' },
    });
    op.createIndex('ix_email', 'users', ['email'], { unique: true });
    op.createTable('log', { id: t.integer().primaryKey() }, null, { schema: 'sales', unlogged: true });
  },
});
