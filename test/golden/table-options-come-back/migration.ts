import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'what is dropped comes back as it was',
  upgrade(op) {
    op.dropTable('users');
    op.dropIndex('ix_by_index');
    op.dropTable('by_index');
    op.dropConstraint('uq_by_key', 'by_key');
    op.dropTable('by_key');
    op.dropConstraint('by_primary_key_pkey', 'by_primary_key');
    op.dropTable('taken');
    op.dropTable('whole_by_index');
    op.dropTable('whole_by_key');
    op.dropTable('whole_by_primary_key');
    op.dropTable('stored');
  },
});
