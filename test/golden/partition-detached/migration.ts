import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'partition detached',
  upgrade(op) {
    op.detachPartition('log_2026', 'log');
    op.detachPartition('job_0', 'job', { concurrently: true });
    op.detachPartition('place_de', 'place', { schema: 'public' });
    op.dropTable('place', { schema: 'public' });
  },
});
