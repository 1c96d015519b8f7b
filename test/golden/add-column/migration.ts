import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'add column',
  upgrade(op) {
    op.addColumn('users', 'nickname', t.string(40));
    op.addColumn('users', 'points', t.integer().notNull().default(0));
  },
});
