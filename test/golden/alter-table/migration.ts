import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'other options of a table',
  upgrade(op) {
    op.alterTable('users', {
      unlogged: true,
      postgresql: {
        with: { fillfactor: 70, autovacuum_enabled: null, 'toast.autovacuum_enabled': false },
        tablespace: 'pg_default',
        replicaIdentity: { index: 'ix_email' },
        owner: 'pg_monitor',
      },
    });
    op.alterTable('log', { unlogged: false, schema: 'sales' });
    op.alterTable('log', { postgresql: { with: { fillfactor: 50 } }, schema: 'sales' });
    op.alterTable('log', { postgresql: { replicaIdentity: 'nothing' }, schema: 'sales' });
    op.alterTable('users', { postgresql: { owner: null, replicaIdentity: 'default', tablespace: null } });
  },
});
