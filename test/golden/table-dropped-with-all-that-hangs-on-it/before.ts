import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'table dropped with all that hangs on it',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), name: t.text(), changed: t.timestamp(), owner: t.text() });
    op.createFunction('touch', {
      returns: sql`trigger`,
      language: 'plpgsql',
      body: sql`BEGIN NEW.changed := now(); RETURN NEW; END`,
    });
    op.createTrigger('t1', 'users', { timing: 'before', events: ['update'], execute: sql`touch()` });
    op.enableRowSecurity('users', { force: true });
    op.createPolicy('own', 'users', { using: sql`owner = current_user` });
    op.grant(['select', 'insert'], { table: 'users' }, 'public');
  },
});
