import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'execute',
  upgrade(op) {
    op.execute(
      sql`
        -- nobody is younger
        UPDATE users SET age = ${18}, email = lower(email) WHERE ${sql.id('age')} < ${18};
        DELETE FROM users WHERE email LIKE '%;%:name'`,
      { down: null },
    );
  },
});
