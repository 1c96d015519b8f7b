import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'view checked',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), age: t.integer() });
  },
});
