import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'databases beside each other',
  upgrade(op) {
    op.createSchema('limbeck_sales');
    op.createTable('team', { id: t.integer().primaryKey() }, null, { schema: 'limbeck_sales' });
    op.createTable('person', { id: t.integer().primaryKey(), name: t.string(80), team: t.integer() }, null, {
      schema: 'limbeck_sales',
    });
    op.createIndex('ix_name', 'person', ['name'], { schema: 'limbeck_sales' });
    op.createIndex('ix_old', 'person', ['name', 'id'], { schema: 'limbeck_sales' });
    op.comment({ index: 'ix_old', schema: 'limbeck_sales' }, 'of the last year');
    op.createTable('archive', { id: t.integer().primaryKey(), name: t.string(80) });
    op.createIndex('ix_archive', 'archive', ['name']);
    op.comment({ index: 'ix_archive' }, 'for the search');
    op.execute(sql`CREATE ROLE limbeck_seller`, { down: sql`DROP ROLE limbeck_seller` });
  },
});
