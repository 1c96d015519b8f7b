import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'what is there',
  upgrade(op) {
    op.createTable('room', { id: t.integer().primaryKey(), floor: t.integer() });
  },
});
