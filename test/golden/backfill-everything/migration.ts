import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'backfill everything',
  upgrade(op) {
    op.backfill({ table: 'part', schema: 'public', set: { n: 7 }, all: true, down: null });
  },
});
