import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'assert',
  upgrade(op) {
    op.assert(sql`SELECT count(*) = 0 FROM users WHERE name IS NULL`, "a user's name is missing");
    op.addColumn('users', 'email', t.string(255));
  },
});
