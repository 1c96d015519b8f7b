import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'before',
  upgrade(op) {
    op.createTable('users', {
      id: t.integer().primaryKey(),
      email: t.string(100).notNull().default('-').unique(),
      age: t.integer().default(18).check(sql`age > 0`).index(),
      mood: t.enum('mood', ['ok', 'sad']).default('ok'),
      prefs: t.json(),
      small: t.string(10),
    });
    op.createTable('orders', { id: t.integer().primaryKey(), buyer: t.string(100).references('users.email') });
    op.createIndex('ix_small', 'users', ['id'], { where: sql`small IS NOT NULL` });
  },
});
