import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'primary key not deferrable',
  upgrade(op) {
    op.createPrimaryKey('pk_keyless', 'keyless', ['a'], { deferrable: false, initially: 'immediate' });
  },
});
