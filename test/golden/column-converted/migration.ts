import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'column converted',
  upgrade(op) {
    op.alterColumn('sample', 'count', { type: t.bigint() });
    op.alterColumn('sample', 'price', { type: t.double() });
    op.alterColumn('sample', 'day', { type: t.timestamp() });
    op.alterColumn('sample', 'seen', { type: t.date() });
    op.alterColumn('sample', 'code', { type: t.integer(), using: sql`CAST(code AS integer)` });
  },
});
