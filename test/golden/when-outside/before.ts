import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'when outside',
  upgrade(op) {
    op.createTable('users', {
      id: t.integer().primaryKey(),
      name: t.string(100),
    });
  },
});
