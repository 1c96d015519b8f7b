import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'what is there',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), email: t.text().notNull() });
  },
});
