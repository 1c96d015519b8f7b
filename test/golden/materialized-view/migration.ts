import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'materialized view',
  upgrade(op) {
    op.createMaterializedView('counts', sql`SELECT owner, count(*) AS n FROM users GROUP BY owner`, {
      with: { fillfactor: 70 },
      withData: false,
      comment: 'by owner',
    });
    op.createIndex('ix_counts', 'counts', ['owner'], { unique: true });
    op.refreshMaterializedView('counts');
    op.refreshMaterializedView('counts', { concurrently: true });
  },
});
