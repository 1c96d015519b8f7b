import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'backfill everything',
  upgrade(op) {
    op.createTable('part', { id: t.integer().primaryKey(), n: t.integer() }, null, { schema: 'public' });
  },
});
