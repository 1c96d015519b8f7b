import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'view replaced',
  upgrade(op) {
    op.replaceView('named', sql`SELECT id, name FROM users`);
    op.renameView('named', 'called');
  },
});
