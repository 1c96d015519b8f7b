import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'before',
  upgrade(op) {
    op.createTable('room', { id: t.integer().primaryKey(), floor: t.integer().unique() });
    op.createTable('floor', { id: t.integer().primaryKey() });
    op.createTable('chair', { id: t.integer().primaryKey(), floor_id: t.integer() });
    op.createTable('old', { id: t.integer().primaryKey() }, null, { schema: 'sales' });
    op.createTable('desk', { id: t.integer().primaryKey(), room_id: t.integer(), label: t.string(20) });
  },
});
