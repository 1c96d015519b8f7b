import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'view with options',
  upgrade(op) {
    op.createView('mine', sql`SELECT id, owner FROM users WHERE owner = current_user`, {
      with: { security_barrier: true },
      checkOption: 'cascaded',
    });
    op.createView('numbers', sql`SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 10`, {
      recursive: true,
      columns: ['n'],
    });
  },
});
