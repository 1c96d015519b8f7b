import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'policy',
  upgrade(op) {
    op.enableRowSecurity('users', { force: true });
    op.createPolicy('own', 'users', {
      for: 'select',
      to: ['public'],
      using: sql`owner = current_user`,
      comment: 'what is mine',
    });
    op.createPolicy('write_own', 'users', { for: 'insert', withCheck: sql`owner = current_user`, restrictive: true });
  },
});
