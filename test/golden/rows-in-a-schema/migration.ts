import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'rows in a schema',
  upgrade(op) {
    op.bulkInsert('item', [{ id: 1 }], { schema: 'sales' });
    op.addEnumValue('mood', 'glad', { schema: 'sales' });
  },
});
