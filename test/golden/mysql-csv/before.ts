import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'mysql csv',
  upgrade(op) {
    op.createTable('product', {
      id: t.integer().primaryKey(),
      name: t.string(40),
      price: t.numeric(10, 2),
      weight: t.double(),
      made: t.timestamp(),
      sold: t.boolean(),
      data: t.json(),
      picture: t.binary(),
    });
  },
});
