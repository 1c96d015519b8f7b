import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'databases beside each other',
  upgrade(op) {
    op.comment({ index: 'ix_name', schema: 'limbeck_sales' }, 'for the search');
    op.dropIndex('ix_old', { schema: 'limbeck_sales' });
    op.dropTable('archive');
    op.createForeignKey('fk_team', 'person', 'team', ['team'], ['id'], {
      schema: 'limbeck_sales',
      targetSchema: 'limbeck_sales',
    });
    op.createTable(
      'visit',
      {
        id: t.integer().primaryKey(),
        person: t.integer().references({ table: 'person', schema: 'limbeck_sales' }, { onUpdate: 'cascade' }),
      },
      null,
    );
    op.renameTable('person', 'people', { schema: 'limbeck_sales' });
    op.moveTable('team', { schema: 'limbeck_sales', toSchema: null });
    op.renameColumn('people', 'name', 'full_name', { schema: 'limbeck_sales' });
    op.tableComment('people', 'All of them', { schema: 'limbeck_sales' });
    op.grant('select', { table: 'people', schema: 'limbeck_sales' }, 'limbeck_seller', { withGrantOption: true });
    op.grant('select', { namespace: 'limbeck_sales' }, 'limbeck_seller');
    op.revoke('select', { table: 'people', schema: 'limbeck_sales' }, 'limbeck_seller');
  },
});
