import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'column numbers to text',
  upgrade(op) {
    op.alterColumn('sample', 'count', { type: t.text() });
    op.alterColumn('sample', 'price', { type: t.integer() });
  },
});
