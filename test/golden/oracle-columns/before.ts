import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'oracle columns',
  upgrade(op) {
    op.createTable('maker', { id: t.integer().primaryKey() });
    op.createTable('part', { id: t.integer().primaryKey(), like: t.integer(), made: t.date(), state: t.string(1) });
  },
});
