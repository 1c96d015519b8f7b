import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'mssql comments come back',
  upgrade(op) {
    op.alterColumn('users', 'n', { type: t.bigint() });
    op.dropConstraint('uq_email', 'users');
    op.dropIndex('ix_n');
    op.dropTable('gone');
  },
});
