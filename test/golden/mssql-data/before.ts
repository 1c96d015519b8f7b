import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'before',
  upgrade(op) {
    op.createTable('users', {
      id: t.integer().primaryKey().identity(),
      email: t.string(100),
      n: t.integer(),
      at: t.timestamp(),
    });
    op.createTable('codes', { code: t.string(10).primaryKey(), label: t.string(100), price: t.numeric(10, 2) });
  },
});
