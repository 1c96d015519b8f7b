import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'sequence of a dropped table',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), name: t.text(), changed: t.timestamp(), owner: t.text() });
    op.createSequence('user_no', { start: 7, ownedBy: { table: 'users', column: 'id' } });
    op.alterColumn('users', 'id', { default: sql`nextval('user_no')` });
  },
});
