import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'several changes of one table',
  upgrade(op) {
    op.batchAlterTable('users', (table) => {
      table.addColumn('email', t.string(255).notNull().default('').unique().index().comment('for letters'));
      table.addColumn('colour', t.enum('colour', ['red', 'blue']));
      table.dropColumn('fax');
      table.dropColumn('mood');
      table.alterColumn('age', { type: t.bigint(), nullable: false, default: 21, comment: 'in years' });
      table.createCheckConstraint('ck_age', sql`age >= 18`, { notValid: true });
      table.createIndex('ix_users_name', ['name']);
      table.validateConstraint('ck_age');
      table.createUniqueConstraint('uq_users_name', ['name', 'email']);
      table.tableComment('people');
    });
  },
});
