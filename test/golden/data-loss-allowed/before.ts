import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'drop column',
  upgrade(op) {
    op.createTable('users', {
      id: t.integer().primaryKey(),
      email: t.string(255).notNull().unique(),
      age: t.integer().default(18),
    });
  },
});
