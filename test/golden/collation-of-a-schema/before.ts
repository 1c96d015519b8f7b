import { migration, sql } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'before',
  upgrade(op) {
    op.execute(
      sql`CREATE SCHEMA sales; CREATE COLLATION sales.by_name (locale = 'C'); CREATE SCHEMA "Sales"; CREATE COLLATION "Sales"."de.DE" (locale = 'C')`,
    );
  },
});
