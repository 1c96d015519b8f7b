import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'before',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey() });
    op.createSchema('old');
  },
});
