import { migration } from 'limbeck';

export default migration({
  revision: '5b1e7c0d94f6',
  downRevision: 'c8a93f60d2e4',
  message: 'an address belongs to one customer',
  created: '2026-02-03T09:20:00Z',
  upgrade(op) {
    op.createIndex('uq_customer_email', 'customer', ['email'], { unique: true });
  },
});
