import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'column to whole numbers',
  upgrade(op) {
    op.createTable('sample', { id: t.integer().primaryKey(), price: t.numeric(10, 2) });
  },
});
