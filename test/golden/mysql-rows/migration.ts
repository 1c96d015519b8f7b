import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'mysql rows',
  upgrade(op) {
    op.bulkInsert('role', [
      {
        id: 1,
        name: 'a\\b',
        data: { path: 'C:\\tmp', list: [1, "it's"] },
        made: '2026-01-15T10:30:00+02:00',
        flags: '0101',
      },
      { id: 2, name: 'line\r\nend', data: null, made: new Date(Date.UTC(2026, 0, 15)), flags: '1' },
    ]);
    op.bulkInsert('role', [{ id: 1, name: 'again' }], { onConflict: { columns: ['id'], update: ['name'] } });
    op.bulkInsert('role', [{ id: 1, name: 'again' }], { onConflict: {} });
    op.updateRows('role', { set: { name: sql`concat(name, '!')` }, where: { id: [1, 2] }, down: null });
    op.deleteRows('role', { where: { data: { path: 'C:\\tmp' } }, down: null });
  },
});
