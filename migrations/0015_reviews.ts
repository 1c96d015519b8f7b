import { check, index, migration, sql, t } from 'limbeck';

export default migration({
  revision: '70d3ba5ce41f',
  downRevision: 'a81c9d5f20e7',
  message: 'reviews of products',
  created: '2026-03-11T09:00:00Z',
  branchLabels: ['reviews'],
  upgrade(op) {
    op.createTable(
      'review',
      {
        id: t.bigint().primaryKey().identity({ always: true }),
        product_id: t.integer().notNull().references('product.id', { onDelete: 'cascade' }),
        customer_id: t.integer().references('customer.id', { onDelete: 'set null' }),
        stars: t.smallint().notNull(),
        body: t.text(),
        written_at: t.timestamp({ timezone: true }).notNull().default(sql`CURRENT_TIMESTAMP`),
      },
      (c) => [check('ck_review_stars', sql`${c.stars} BETWEEN 1 AND 5`), index('ix_review_product', [c.product_id])],
    );
  },
});
