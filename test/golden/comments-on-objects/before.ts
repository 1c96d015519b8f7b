import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'comments on objects',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), name: t.text(), changed: t.timestamp(), owner: t.text() });
    op.createFunction('touch', {
      returns: sql`trigger`,
      language: 'plpgsql',
      body: sql`BEGIN NEW.changed := now(); RETURN NEW; END`,
    });
    op.createView('v', sql`SELECT 1 AS one`, { comment: 'old' });
    op.createMaterializedView('m', sql`SELECT 1 AS one`);
    op.createSequence('s');
    op.createDomain('d', t.text());
    op.createProcedure('p', { language: 'sql', body: sql`SELECT 1` });
    op.createTrigger('t1', 'users', { timing: 'before', events: ['update'], execute: sql`touch()` });
    op.createPolicy('own', 'users');
    op.createSchema('sales');
    op.createEnum('mood', ['ok'], { schema: 'sales' });
    op.createExtension('citext');
  },
});
