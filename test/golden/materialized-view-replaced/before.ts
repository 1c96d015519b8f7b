import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'materialized view replaced',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), name: t.text(), changed: t.timestamp(), owner: t.text() });
    op.createMaterializedView('counts', sql`SELECT owner, count(*) AS n FROM users GROUP BY owner`);
    op.createIndex('ix_counts', 'counts', ['owner'], { unique: true });
    op.createMaterializedView('old', sql`SELECT 1 AS one`);
    op.createIndex('ix_old', 'old', ['one']);
  },
});
