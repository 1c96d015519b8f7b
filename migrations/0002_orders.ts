import { check, migration, primaryKey, sql, t } from 'limbeck';

export default migration({
  revision: '8d20f5e6c4ab',
  downRevision: '3f1c0a9b7d21',
  message: 'orders and their lines',
  created: '2026-01-07T14:30:00Z',
  upgrade(op) {
    op.createTable('purchase', {
      id: t.bigint().primaryKey().autoincrement(),
      customer_id: t.integer().notNull().references('customer.id'),
      placed_at: t.timestamp({ timezone: true }).notNull().default(sql`CURRENT_TIMESTAMP`),
    });
    op.createTable(
      'purchase_line',
      {
        purchase_id: t.bigint().notNull().references('purchase.id', { onDelete: 'cascade' }),
        line_no: t.smallint().notNull(),
        product_id: t.integer().notNull(),
        quantity: t.integer().notNull(),
        unit_price: t.numeric(10, 2).notNull(),
      },
      (c) => [primaryKey([c.purchase_id, c.line_no]), check('ck_purchase_line_quantity', sql`${c.quantity} > 0`)],
    );
    op.createIndex('ix_purchase_customer_id', 'purchase', ['customer_id']);
  },
});
