import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'grant option',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey() });
  },
});
