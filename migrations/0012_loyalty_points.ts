import { migration, sql, t } from 'limbeck';

export default migration({
  revision: '6a0b7e4df391',
  downRevision: 'd3f5b90e6c72',
  message: 'loyalty points from past orders',
  created: '2026-03-03T15:30:00Z',
  upgrade(op) {
    op.addColumn('customer', 'points', t.integer().notNull().default(0));
    op.execute(
      sql`
        UPDATE customer SET points = (
          SELECT COALESCE(FLOOR(SUM(quantity * unit_price)), 0)
          FROM purchase JOIN purchase_line ON purchase_line.purchase_id = purchase.id
          WHERE purchase.customer_id = customer.id AND purchase.status <> ${'returned'}
        )`,
      { down: null },
    );
  },
});
