import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'before',
  upgrade(op) {
    op.createTable('keyless', { a: t.integer().notNull(), b: t.string(20), c: t.integer().default(1) });
  },
});
