import { exists, migration, not } from 'limbeck';

export default migration({
  revision: '4d27ab90c6f3',
  downRevision: '95f1c7a3e0bd',
  message: 'the index on names that production has already',
  created: '2026-03-24T08:10:00Z',
  upgrade(op) {
    // It was made by hand one night, in production only.
    op.when(not(exists.index('ix_customer_display_name')), (inner) =>
      inner.createIndex('ix_customer_display_name', 'customer', ['display_name']),
    );
  },
  downgrade(op) {
    op.when(exists.index('ix_customer_display_name'), (inner) => inner.dropIndex('ix_customer_display_name'));
  },
});
