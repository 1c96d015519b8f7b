import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'primary key',
  upgrade(op) {
    op.createTable('keyless', { a: t.integer(), b: t.integer().notNull() });
  },
});
