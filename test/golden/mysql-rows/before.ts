import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'mysql rows',
  upgrade(op) {
    op.createTable('role', {
      id: t.integer().primaryKey(),
      name: t.string(80),
      data: t.json(),
      made: t.timestamp({ timezone: true }),
      flags: t.bit(4),
    });
  },
});
