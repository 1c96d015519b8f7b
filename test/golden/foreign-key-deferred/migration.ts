import { foreignKey, migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: null,
  message: 'checked at the end of the transaction',
  upgrade(op) {
    op.createTable('node', { id: t.integer().primaryKey(), up: t.integer() }, (c) => [
      foreignKey('node_up', [c.up], 'node', ['id'], { match: 'full', deferrable: true, initially: 'deferred' }),
    ]);
    op.addColumn('node', 'code', t.integer().unique().index());
  },
});
