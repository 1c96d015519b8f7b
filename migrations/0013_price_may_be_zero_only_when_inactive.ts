import { migration, sql } from 'limbeck';

export default migration({
  revision: 'a81c9d5f20e7',
  downRevision: '6a0b7e4df391',
  message: 'only inactive products are free',
  created: '2026-03-10T10:10:00Z',
  upgrade(op) {
    op.dropConstraint('ck_product_price', 'product');
    op.createCheckConstraint('ck_product_price', 'product', sql`price > 0 OR (price = 0 AND active = ${false})`);
  },
});
