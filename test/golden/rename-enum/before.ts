import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'rename enum',
  upgrade(op) {
    op.createTable('users', {
      id: t.integer().primaryKey(),
      mood: t.enum('mood', ['ok', 'sad']).default(sql`'ok'::mood`).check(sql`mood <> 'sad'::mood`),
    });
  },
});
