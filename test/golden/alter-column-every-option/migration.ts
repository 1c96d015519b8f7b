import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'alter column every option',
  upgrade(op) {
    op.alterColumn('person', 'id', {
      identity: { always: true, start: 10, increment: 5, minValue: 5, maxValue: 90, cache: 2, cycle: true },
    });
    op.alterColumn('person', 'name', { comment: 'the whole name' });
    op.alterColumn('person', 'name', { type: t.string(80).collate('C'), comment: 'as they call themselves' });
  },
});
