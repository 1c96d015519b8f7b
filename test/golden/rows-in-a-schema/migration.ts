import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'rows in a schema',
  upgrade(op) {
    op.bulkInsert('item', [{ id: 1 }], { schema: 'sales' });
    op.updateRows('item', { set: { id: 2 }, where: { id: 1 }, schema: 'sales' });
    op.deleteRows('item', { where: { id: 2 }, schema: 'sales' });
    op.renameEnumValue('mood', 'ok', 'fine', { schema: 'sales' });
    op.addEnumValue('mood', 'glad', { schema: 'sales' });
  },
});
