import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'column converted',
  upgrade(op) {
    op.createTable('sample', {
      id: t.integer().primaryKey(),
      count: t.integer(),
      price: t.numeric(10, 2),
      day: t.date(),
      seen: t.timestamp(),
      code: t.string(10),
    });
  },
});
