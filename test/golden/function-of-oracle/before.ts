import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'function of oracle',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), name: t.string(20), changed: t.timestamp() });
  },
});
