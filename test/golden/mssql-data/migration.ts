import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'mssql data',
  upgrade(op) {
    op.bulkInsert('users', [
      { id: 1, email: 'zoë@example.org', at: '2026-01-15 10:30:00.5' },
      { id: 2, email: 'a\nGO\nb $(c)', at: null },
    ]);
    op.bulkInsert('codes', [{ code: 'a', label: "it's", price: '1.50' }], {
      onConflict: { columns: ['code'], update: ['label', 'price'] },
    });
    op.bulkInsert('codes', [{ code: 'a', label: 'b' }], { onConflict: { constraint: 'codes_pkey' } });
    op.updateRows('users', {
      set: { at: new Date(Date.UTC(2026, 0, 15)).toISOString().slice(0, 10) },
      where: { id: 1 },
    });
    op.backfill({ table: 'users', set: { n: 0 }, where: sql`n IS NULL`, batchSize: 500, pause: 100 });
  },
  downgrade() {},
});
