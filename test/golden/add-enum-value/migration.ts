import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'add enum value',
  upgrade(op) {
    op.addEnumValue('mood', 'glad', { before: 'sad' });
  },
});
