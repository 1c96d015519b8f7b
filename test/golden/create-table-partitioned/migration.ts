import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: null,
  message: 'create table partitioned',
  upgrade(op) {
    op.createTable('measurement', { day: t.date().notNull(), value: t.real() }, null, {
      postgresql: { partitionBy: sql`RANGE (day)` },
    });
  },
});
