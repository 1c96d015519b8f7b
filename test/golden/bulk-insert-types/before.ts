import { migration, sql } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'what is there',
  upgrade(op) {
    op.execute(sql`CREATE TABLE made (id integer, price numeric(10, 2))`);
  },
});
