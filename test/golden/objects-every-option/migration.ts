import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'objects every option',
  upgrade(op) {
    op.createProcedure('work', {
      arguments: sql`a integer`,
      language: 'sql',
      body: sql`SELECT 1`,
      security: 'definer',
      set: { search_path: sql`pg_catalog` },
      comment: 'works',
    });
    op.createMaterializedView('sums', sql`SELECT 1 AS a, 2 AS b`, {
      columns: ['x', 'y'],
      using: 'heap',
      tablespace: 'pg_default',
    });
    op.alterSequence('counter', { type: 'integer', start: 7, minValue: -5, cache: 3 });
    op.dropView('used', { cascade: true });
  },
});
