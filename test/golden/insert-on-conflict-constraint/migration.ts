import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'insert on conflict constraint',
  upgrade(op) {
    op.bulkInsert('role', [{ id: 1, name: 'root' }], { onConflict: { constraint: 'role_pkey', update: ['name'] } });
    op.createIndex('uq', 'role', ['left_at'], { unique: true, where: sql`active` });
    op.bulkInsert('role', [{ id: 7, active: true }], { onConflict: { columns: ['left_at'], where: sql`active` } });
  },
});
