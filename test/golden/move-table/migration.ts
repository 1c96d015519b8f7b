import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'tables in other schemas',
  upgrade(op) {
    op.moveTable('users', { toSchema: 'sales' });
    op.addColumn('users', 'name', t.text(), { schema: 'sales' });
    op.createTable('users', { id: t.integer().primaryKey() });
    op.moveTable("it's 100%", { toSchema: null, schema: 'sales' });
    op.addColumn("it's 100%", 'name', t.text());
    op.alterSequence('no', { increment: 2, schema: 'sales' });
    op.dropConstraint('orders_user_id_fkey', 'orders');
  },
});
