import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'tables without numbers',
  upgrade(op) {
    op.createTable('first', { name: t.text() });
    op.createTable('second', { name: t.text() });
    op.createTable('third', { name: t.text() });
  },
});
