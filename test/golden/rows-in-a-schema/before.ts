import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'what is there',
  upgrade(op) {
    op.createSchema('sales');
    op.createTable('item', { id: t.integer() }, null, { schema: 'sales' });
    op.createEnum('mood', ['ok'], { schema: 'sales' });
  },
});
