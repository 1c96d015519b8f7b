import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'update rows',
  upgrade(op) {
    op.createTable('role', {
      id: t.integer().primaryKey(),
      name: t.text().unique(),
      price: t.numeric(8, 2),
      active: t.boolean(),
      left_at: t.date(),
    });
    op.bulkInsert('role', [
      { id: 1, name: 'admin', active: true },
      { id: 2, name: 'guest', active: true },
    ]);
  },
});
