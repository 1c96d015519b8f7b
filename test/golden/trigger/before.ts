import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'trigger',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), name: t.text(), changed: t.timestamp(), owner: t.text() });
    op.createFunction('touch', {
      returns: sql`trigger`,
      language: 'plpgsql',
      body: sql`BEGIN NEW.changed := now(); RETURN NEW; END`,
    });
  },
});
