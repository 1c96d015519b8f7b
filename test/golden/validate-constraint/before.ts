import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'validate constraint',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), age: t.integer() });
    op.createTable('orders', { id: t.integer(), user_id: t.integer() });
    op.createCheckConstraint('ck_age', 'users', sql`age >= 0`, { notValid: true });
    op.createForeignKey('fk_user', 'orders', 'users', ['user_id'], ['id'], { notValid: true, onDelete: 'cascade' });
  },
});
