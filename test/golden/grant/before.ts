import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'grant',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), name: t.text(), changed: t.timestamp(), owner: t.text() });
    op.createSequence('no');
    op.createSchema('sales');
    op.createDomain('email', t.text());
    op.createEnum('mood', ['ok']);
    op.createFunction('f', { arguments: sql`a integer`, returns: sql`integer`, language: 'sql', body: sql`SELECT a` });
    op.createProcedure('p', { language: 'sql', body: sql`SELECT 1` });
    op.grant('select', { table: 'users' }, 'public');
  },
});
