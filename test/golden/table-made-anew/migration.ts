import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'table made anew',
  upgrade(op) {
    op.batchAlterTable('users', (table) => {
      table.dropConstraint(op.f('users_fax_key'));
      table.alterColumn('age', { type: t.bigint(), nullable: false, default: 21 });
      table.renameColumn('name', 'full_name');
      table.addColumn('code', t.string(10).notNull().default("it's"));
      table.alterColumn('code', { default: null });
      table.createCheckConstraint('ck_age', sql`age > 0 AND full_name <> ''`);
      table.createUniqueConstraint('uq_code', ['code', 'full_name']);
      table.createForeignKey('fk_boss', 'users', ['boss'], ['id'], { onDelete: 'set null' });
      table.createIndex('ix_age', ['age'], { where: sql`age > 20` });
    });
  },
});
