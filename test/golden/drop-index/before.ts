import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'drop index',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), age: t.integer().index() });
  },
});
