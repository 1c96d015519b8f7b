import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'view recreated',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), name: t.text(), changed: t.timestamp(), owner: t.text() });
    op.createView('named', sql`SELECT id, name FROM users`, { comment: 'kept' });
    op.grant(['select', 'insert'], { table: 'named' }, 'public');
  },
});
