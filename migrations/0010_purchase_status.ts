import { migration, t } from 'limbeck';

export default migration({
  revision: '09e6d8c1a7b5',
  downRevision: 'f47a20b6e8d3',
  message: 'status of orders',
  created: '2026-02-17T13:40:00Z',
  upgrade(op) {
    op.createEnum('purchase_status', ['new', 'paid', 'shipped']);
    op.addColumn('purchase', 'status', t.enum('purchase_status').notNull().default('new'));
  },
});
