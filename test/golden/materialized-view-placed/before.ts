import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'materialized view placed',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), owner: t.string(20) });
  },
});
