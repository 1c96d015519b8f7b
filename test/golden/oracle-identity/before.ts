import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'oracle identity',
  upgrade(op) {
    op.createTable('part', { id: t.integer().primaryKey().identity() });
  },
});
