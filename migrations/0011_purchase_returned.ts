import { migration } from 'limbeck';

export default migration({
  revision: 'd3f5b90e6c72',
  downRevision: '09e6d8c1a7b5',
  message: 'orders can be returned',
  created: '2026-02-24T08:00:00Z',
  upgrade(op) {
    op.addEnumValue('purchase_status', 'returned', { after: 'shipped' });
  },
  downgrade() {
    // PostgreSQL cannot remove a value from an enum type; an unused value does no harm.
  },
});
