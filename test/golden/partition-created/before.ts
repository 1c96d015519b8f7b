import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'partition created',
  upgrade(op) {
    op.createTable('log', { id: t.integer(), day: t.date() }, null, {
      postgresql: { partitionBy: sql`RANGE (day, id)` },
    });
    op.createTable('place', { id: t.integer(), land: t.text() }, null, {
      postgresql: { partitionBy: sql`LIST (land)` },
      schema: 'public',
    });
    op.createTable('job', { id: t.integer() }, null, { postgresql: { partitionBy: sql`HASH (id)` } });
  },
});
