import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'rows in a schema',
  upgrade(op) {
    op.bulkInsert('item', [{ id: 1 }], { schema: 'sales' });
    op.addEnumValue('mood', 'glad', { schema: 'sales' });
  },
  downgrade() {
    // Neither rows nor values of an enum can be taken out exactly.
  },
});
