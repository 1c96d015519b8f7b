import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'enum value replaced',
  upgrade(op) {
    op.createTable('users', {
      id: t.integer().primaryKey(),
      mood: t.enum('mood', ['ok', 'sad', "it's bad"]).default('ok'),
    });
  },
});
