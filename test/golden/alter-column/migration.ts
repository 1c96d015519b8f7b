import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'alter column',
  upgrade(op) {
    op.alterColumn('users', 'age', { type: t.bigint(), nullable: false, default: null });
    op.alterColumn('users', 'email', { type: t.text(), using: sql`lower(email)`, comment: 'in lower case' });
    op.alterColumn('users', 'email', { rename: 'mail', default: '' });
  },
});
