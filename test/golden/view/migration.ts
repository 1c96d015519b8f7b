import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'view',
  upgrade(op) {
    op.createView('named', sql`SELECT id, name FROM users WHERE name IS NOT NULL`, {
      columns: ['id', 'called'],
      comment: 'who has a name',
    });
    op.createView('plain', sql`SELECT id FROM users`);
  },
});
