import { migration } from 'limbeck';

export default migration({
  revision: 'f47a20b6e8d3',
  downRevision: '5b1e7c0d94f6',
  message: 'lines point to existing products',
  created: '2026-02-10T11:05:00Z',
  upgrade(op) {
    op.createForeignKey('fk_purchase_line_product', 'purchase_line', 'product', ['product_id'], ['id'], {
      onDelete: 'restrict',
    });
  },
});
