import { migration } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'what is there',
  upgrade(op) {
    op.createEnum('mood', ['ok', 'glad']);
  },
});
