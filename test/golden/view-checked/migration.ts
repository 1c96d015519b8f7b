import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'view checked',
  upgrade(op) {
    op.createView('grown_up', sql`SELECT id, age FROM users WHERE age >= 18`, { checkOption: 'cascaded' });
  },
});
