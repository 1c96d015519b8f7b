import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'rename enum value',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), mood: t.enum('mood', ['ok', 'sad']).default('sad') });
  },
});
