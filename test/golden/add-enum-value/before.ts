import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'add enum value',
  upgrade(op) {
    op.createEnum('mood', ['ok', 'sad']);
    op.createTable('users', { mood: t.enum('mood') });
  },
});
