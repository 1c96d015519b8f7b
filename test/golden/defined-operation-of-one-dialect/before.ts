import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'users',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), email: t.string(255) });
    op.createTable('user_audit', { id: t.integer(), email: t.string(255) });
  },
});
