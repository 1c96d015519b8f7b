import { migration } from 'limbeck';
import rows from './rows.csv';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'insert of texts',
  upgrade(op) {
    op.bulkInsert('product', rows);
  },
  downgrade(op) {
    op.deleteRows('product', { where: { id: rows.map(({ id }) => id ?? null) } });
  },
});
