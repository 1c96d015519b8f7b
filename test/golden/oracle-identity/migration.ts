import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'oracle identity',
  upgrade(op) {
    op.alterColumn('part', 'id', {
      identity: {
        always: true,
        start: 7,
        increment: 2,
        minValue: 1,
        maxValue: 9000,
        cycle: true,
        cache: 10,
        oracle: { order: true },
      },
    });
    op.alterColumn('part', 'id', { identity: { always: false, oracle: { onNull: true } } });
  },
});
