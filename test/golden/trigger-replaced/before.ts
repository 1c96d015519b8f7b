import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'trigger replaced',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), name: t.text(), changed: t.timestamp(), owner: t.text() });
    op.createFunction('touch', {
      returns: sql`trigger`,
      language: 'plpgsql',
      body: sql`BEGIN NEW.changed := now(); RETURN NEW; END`,
    });
    op.createTrigger('t1', 'users', { timing: 'before', events: ['update'], execute: sql`touch()` });
    op.createTrigger('t2', 'users', { timing: 'before', events: [{ update: ['name'] }], execute: sql`touch()` });
  },
});
