import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'function of oracle every option',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), name: t.string(20), changed: t.timestamp() });
    op.execute(sql`CREATE SCHEMA sales`);
  },
});
