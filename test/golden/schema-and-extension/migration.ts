import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: null,
  message: 'schema and extension',
  upgrade(op) {
    op.createSchema('sales', { comment: "the shop's" });
    op.createSchema('audit', { ifNotExists: true, owner: 'current_user' });
    op.createExtension('citext', { schema: 'sales', comment: 'text without case' });
    op.createTable('orders', { id: t.integer().primaryKey() }, null, { schema: 'sales' });
  },
});
