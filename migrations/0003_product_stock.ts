import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'b96e1d37f082',
  downRevision: '8d20f5e6c4ab',
  message: 'stock of products',
  created: '2026-01-12T08:15:00Z',
  upgrade(op) {
    op.addColumn('product', 'stock', t.integer().notNull().default(0));
    op.execute(sql`UPDATE product SET stock = 10 WHERE active = ${true}`, { down: null });
  },
});
