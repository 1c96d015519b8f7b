import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'bulk insert types',
  upgrade(op) {
    op.bulkInsert('made', [{ id: 1, price: '1.50' }], { types: { id: t.integer(), price: t.numeric(10, 2) } });
  },
});
