import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'execute by dialect',
  upgrade(op) {
    op.execute(sql.for({ postgresql: sql`ANALYZE users`, sqlite: sql`ANALYZE` }), { down: null });
  },
});
