import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'add column unique',
  upgrade(op) {
    op.addColumn('users', 'handle', t.string(30).unique());
  },
});
