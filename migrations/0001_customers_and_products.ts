import { check, migration, sql, t, unique } from 'limbeck';

export default migration({
  revision: '3f1c0a9b7d21',
  downRevision: null,
  message: 'customers and products',
  created: '2026-01-05T09:00:00Z',
  upgrade(op) {
    op.createTable(
      'customer',
      {
        id: t.integer().primaryKey().autoincrement(),
        email: t.string(255).notNull(),
        full_name: t.string(120),
        created_at: t.timestamp({ timezone: true }).notNull().default(sql`CURRENT_TIMESTAMP`),
      },
      null,
      { comment: 'Everybody who has ordered or registered' },
    );
    op.createTable(
      'product',
      {
        id: t.integer().primaryKey().autoincrement(),
        sku: t.string(40).notNull(),
        title: t.string(200).notNull(),
        price: t.numeric(10, 2).notNull(),
        active: t.boolean().notNull().default(true),
      },
      (c) => [unique('uq_product_sku', [c.sku]), check('ck_product_price', sql`${c.price} >= 0`)],
    );
  },
});
