import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'column to whole numbers',
  upgrade(op) {
    op.alterColumn('sample', 'price', { type: t.integer() });
  },
});
