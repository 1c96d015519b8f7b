import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'rename index',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), email: t.text() });
    op.createIndex('ix', 'users', [sql`lower(email)`], { unique: true, where: sql`id > 5` });
  },
});
