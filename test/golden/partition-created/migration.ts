import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'partition created',
  upgrade(op) {
    op.createPartition('log_2026', 'log', { from: ['2026-01-01', sql`MINVALUE`], to: ['2027-01-01', 5] });
    op.createPartition('log_rest', 'log', { default: true });
    op.createPartition('place_de', 'place', { in: ['de', "it's"], schema: 'public' });
    op.createPartition('job_0', 'job', { modulus: 2, remainder: 0 });
  },
});
