import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'policy replaced',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), name: t.text(), changed: t.timestamp(), owner: t.text() });
    op.enableRowSecurity('users');
    op.createPolicy('own', 'users', { using: sql`owner = current_user` });
    op.createPolicy('gone', 'users', { for: 'delete', using: sql`true` });
  },
});
