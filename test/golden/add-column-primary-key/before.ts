import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'add column primary key',
  upgrade(op) {
    op.createTable('keyless', { a: t.text() });
  },
});
