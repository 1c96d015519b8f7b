import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'sequence retyped',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey() });
    op.createSequence('order_no');
    op.execute(sql`CREATE SCHEMA sales`);
    op.createTable('users', { id: t.integer().primaryKey() }, null, { schema: 'sales' });
    op.createSequence('no', { schema: 'sales' });
  },
});
