import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'validate constraint',
  upgrade(op) {
    op.validateConstraint('users', 'ck_age');
    op.validateConstraint('orders', 'fk_user');
  },
});
