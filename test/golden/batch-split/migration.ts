import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'changes that need the one before',
  upgrade(op) {
    op.batchAlterTable(
      'users',
      (table) => {
        table.addColumn('score', t.integer());
        table.createForeignKey('fk_boss', { table: 'users', schema: 'sales' }, ['boss'], ['id']);
        table.renameColumn('name', 'full_name');
        table.alterColumn('full_name', { type: t.text(), using: sql`trim(full_name)` });
        table.alterColumn('score', { type: t.bigint(), using: sql`score + age` });
        table.dropConstraint('ck_age');
        table.addColumn('born', t.date());
        table.dropColumn('age');
        table.renameConstraint('fk_boss', 'fk_users_boss');
        table.createExcludeConstraint('ex_boss', [['boss', '=']], { using: 'btree' });
        table.createIndex('ix_score', ['score']);
        table.renameIndex('ix_score', 'ix_users_score');
        table.dropIndex('ix_users_score');
      },
      { schema: 'sales' },
    );
  },
});
