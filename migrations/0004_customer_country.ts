import { migration, t } from 'limbeck';

export default migration({
  revision: '42c7a8d5e913',
  downRevision: 'b96e1d37f082',
  message: 'country of customers, nullable at first',
  created: '2026-01-19T10:00:00Z',
  upgrade(op) {
    op.addColumn('customer', 'country', t.char(2).comment('ISO 3166-1 alpha-2'));
  },
});
