import { migration } from 'limbeck';
import rows from './rows.csv';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'rows of a CSV file',
  upgrade(op) {
    op.bulkInsert('country', rows);
  },
  downgrade(op) {
    op.deleteRows('country', { where: { code: ['AD', 'VA'] } });
  },
});
