import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'enum of the compiler',
  upgrade(op) {
    op.addColumn('users', 'mood', t.enum('mood', ['ok', 'sad']).notNull().default('ok'));
  },
});
