import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'comments on parts in a schema',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), email: t.text() }, null, { schema: 'public' });
    op.createIndex('ix', 'users', ['email'], { schema: 'public' });
  },
});
