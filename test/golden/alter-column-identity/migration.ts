import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'alter column identity',
  upgrade(op) {
    op.alterColumn('users', 'id', { identity: { always: true, start: 100 } });
    op.alterColumn('users', 'id', { identity: null });
  },
});
