import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'options of a table among other changes',
  upgrade(op) {
    op.batchAlterTable('users', (table) => {
      table.alterTable({ postgresql: { with: { fillfactor: 70 } } });
      table.addColumn('code', t.string(8).notNull());
      table.alterColumn('code', { storage: 'plain', statistics: 10 });
      table.createUniqueConstraint('uq_code', ['code']);
      table.alterTable({ postgresql: { replicaIdentity: { index: 'uq_code' } } });
      table.alterTable({ unlogged: true, postgresql: { owner: 'pg_monitor' } });
      table.createIndex('ix_email', ['email']);
      table.addColumn('late', t.text());
    });
  },
});
