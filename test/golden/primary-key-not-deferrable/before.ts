import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'primary key not deferrable',
  upgrade(op) {
    op.createTable('keyless', { a: t.integer().notNull(), b: t.text() });
  },
});
