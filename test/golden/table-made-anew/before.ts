import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'table made anew',
  upgrade(op) {
    op.createTable('users', {
      id: t.integer().primaryKey(),
      name: t.string(100).notNull().index(),
      age: t.integer().default(18),
      fax: t.string(30).unique(),
      boss: t.integer(),
    });
    op.createTable('orders', { id: t.integer().primaryKey(), user_id: t.integer().references('users.id') });
    op.createView('names', sql`SELECT name FROM users`);
  },
});
