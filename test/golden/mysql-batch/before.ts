import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'mysql batch',
  upgrade(op) {
    op.createTable('account', {
      id: t.integer().primaryKey(),
      name: t.string(80),
      age: t.integer().default(1),
      old: t.integer(),
    });
  },
});
