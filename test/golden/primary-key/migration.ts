import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'primary key',
  upgrade(op) {
    op.createPrimaryKey('pk_keyless', 'keyless', ['a', 'b']);
  },
});
