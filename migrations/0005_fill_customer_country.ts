import { migration, sql } from 'limbeck';

export default migration({
  revision: 'e05b3f9ac168',
  downRevision: '42c7a8d5e913',
  message: 'fill the country of customers',
  created: '2026-01-20T10:00:00Z',
  upgrade(op) {
    op.execute(sql`UPDATE customer SET country = ${'DE'} WHERE country IS NULL`, { down: null });
  },
});
