import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'enum of the author',
  upgrade(op) {
    op.createEnum('mood', ['ok', "can't complain"]);
    op.addColumn('users', 'mood', t.enum('mood').default('ok'));
  },
});
