import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'update rows',
  upgrade(op) {
    op.updateRows('role', {
      set: { active: false, price: '10.50' },
      where: { id: [1, 2], left_at: null },
      down: sql`UPDATE role SET active = true, price = NULL`,
    });
    op.updateRows('role', { set: { name: sql`upper(name)` }, where: sql`id > ${1}`, down: null });
    op.updateRows('role', {
      set: { left_at: '2026-01-31', name: "it's" },
      where: { id: 1 },
      down: sql`UPDATE role SET left_at = NULL`,
    });
    op.updateRows('role', { set: { active: true }, all: true, down: null });
  },
});
