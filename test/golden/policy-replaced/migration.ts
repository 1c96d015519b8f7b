import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'policy replaced',
  upgrade(op) {
    op.replacePolicy('own', 'users', { using: sql`owner = session_user`, withCheck: sql`name <> ''` });
    op.renamePolicy('own', 'users', 'own_rows');
    op.dropPolicy('gone', 'users');
    op.disableRowSecurity('users');
  },
});
