import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'before',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), n: t.integer() });
    op.createTable('notes', { id: t.integer().primaryKey(), n: t.integer() }, null, { schema: 'sales' });
  },
});
