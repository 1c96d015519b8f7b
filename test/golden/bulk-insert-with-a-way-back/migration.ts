import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'bulk insert with a way back',
  upgrade(op) {
    op.bulkInsert('role', [{ id: 7, name: 'guest' }, { id: 8 }], { down: sql`DELETE FROM role WHERE id IN (7, 8)` });
    op.bulkInsert('role', [{ id: 9, name: 'clerk' }], { onConflict: 'nothing', down: null });
    op.createTable('colour', { id: t.integer().primaryKey() });
    op.bulkInsert('colour', [{ id: 1 }]);
  },
});
