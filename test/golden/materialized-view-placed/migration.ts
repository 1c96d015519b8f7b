import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'materialized view placed',
  upgrade(op) {
    op.createMaterializedView('counts', sql`SELECT owner, count(*) FROM users GROUP BY owner`, {
      columns: ['owner', 'n'],
      tablespace: 'pg_default',
      comment: 'by owner',
    });
    op.refreshMaterializedView('counts');
  },
});
