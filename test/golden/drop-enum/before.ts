import { migration } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'drop enum',
  upgrade(op) {
    op.createEnum('mood', ['ok', 'sad']);
  },
});
