import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'partition detached',
  upgrade(op) {
    op.createTable('log', { id: t.integer(), day: t.date() }, null, {
      postgresql: { partitionBy: sql`RANGE (day, id)` },
    });
    op.createTable('place', { id: t.integer(), land: t.text() }, null, {
      postgresql: { partitionBy: sql`LIST (land)` },
      schema: 'public',
    });
    op.createTable('job', { id: t.integer() }, null, { postgresql: { partitionBy: sql`HASH (id)` } });
    op.createPartition('log_2026', 'log', { from: ['2026-01-01', 0], to: ['2027-01-01', 0] });
    op.createPartition('job_0', 'job', { modulus: 2, remainder: 0 });
    op.createPartition('place_de', 'place', { in: ['de'], schema: 'public' });
    op.createPartition('place_at', 'place', { in: ['at'], schema: 'public' });
  },
});
