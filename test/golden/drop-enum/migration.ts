import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'drop enum',
  upgrade(op) {
    op.dropEnum('mood');
  },
});
