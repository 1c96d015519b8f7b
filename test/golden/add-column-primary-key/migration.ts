import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'add column primary key',
  upgrade(op) {
    op.addColumn('keyless', 'id', t.integer().primaryKey());
  },
});
