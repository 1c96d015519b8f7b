import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'mysql batch',
  upgrade(op) {
    op.batchAlterTable('account', (batch) => {
      batch.addColumn('email', t.string(255));
      batch.alterColumn('age', { nullable: false });
      batch.dropColumn('old');
      batch.createUniqueConstraint('uq_name', ['name']);
      batch.createIndex('ix_email', ['email']);
      batch.createCheckConstraint('ck_age', sql`age > 0`);
    });
  },
});
