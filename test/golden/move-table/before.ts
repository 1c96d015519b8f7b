import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'what is there',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), email: t.text().unique().index() });
    op.createTable('orders', { id: t.integer().primaryKey(), user_id: t.integer().references('users.id') });
    op.createSequence('no', { ownedBy: { table: 'users', column: 'id' } });
    op.createView('v', sql`SELECT id FROM users`);
    op.createTable("it's 100%", { id: t.integer() }, null, { schema: 'sales' });
  },
});
