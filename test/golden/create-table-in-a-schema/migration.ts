import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: null,
  message: 'create table in a schema',
  upgrade(op) {
    op.createTable('deal', { id: t.integer().primaryKey(), title: t.string(50).index() }, null, {
      schema: 'sales',
      ifNotExists: true,
    });
  },
  downgrade(op) {
    op.dropTable('deal', { schema: 'sales', ifExists: true });
  },
});
