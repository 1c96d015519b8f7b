import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'view recreated',
  upgrade(op) {
    op.replaceView('named', sql`SELECT name FROM users`, { recreate: true });
  },
});
