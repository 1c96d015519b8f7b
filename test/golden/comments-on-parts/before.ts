import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'comments on parts',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), email: t.text().unique() });
    op.createIndex('ix', 'users', ['email', 'id']);
    op.createIndex('ix_old', 'users', ['email']);
    op.comment({ index: 'ix_old' }, 'old');
    op.comment({ constraint: 'users_email_key', table: 'users' }, 'kept');
  },
});
