import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'insert on conflict',
  upgrade(op) {
    op.bulkInsert(
      'role',
      [
        { id: 1, name: 'root' },
        { id: 3, name: 'x' },
      ],
      { onConflict: { columns: ['id'], update: ['name'] } },
    );
    op.bulkInsert('role', [{ id: 4, name: 'root' }], { onConflict: 'nothing' });
    op.bulkInsert('role', [{ id: 5, name: 'root' }], {
      onConflict: { columns: ['name'], update: { active: false, name: sql`excluded.name || '!'` } },
    });
    op.bulkInsert('role', [{ id: 6, name: 'y' }], { onConflict: { columns: ['id'] } });
  },
});
