import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'check constraint',
  upgrade(op) {
    op.createCheckConstraint(null, 'orders', sql`qty > ${0}`);
  },
});
