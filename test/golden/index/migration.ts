import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'index',
  upgrade(op) {
    op.createIndex('ix_users_lower', 'users', [sql`lower(email)`, { column: 'age', order: 'desc', nulls: 'last' }], {
      where: sql`age > 17`,
    });
  },
});
