import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'before',
  upgrade(op) {
    op.createTable('role', { id: t.integer().primaryKey(), name: t.text() });
  },
});
