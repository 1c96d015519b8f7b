import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'materialized view replaced',
  upgrade(op) {
    op.replaceMaterializedView('counts', sql`SELECT owner, count(*) AS n, max(id) AS last FROM users GROUP BY owner`);
    op.dropIndex('ix_old');
    op.renameMaterializedView('old', 'older');
    op.dropMaterializedView('older');
  },
});
