import { foreignKey, migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: null,
  message: 'mssql foreign keys',
  upgrade(op) {
    op.createTable('root', {
      id: t.integer().primaryKey(),
      up: t.integer().references('root.id', { onDelete: 'cascade' }),
    });
    op.createTable('branch', {
      id: t.integer().primaryKey(),
      root_id: t.integer().references('root.id', { onDelete: 'cascade' }),
    });
    op.createTable('twig', { id: t.integer().primaryKey(), root_id: t.integer(), branch_id: t.integer() }, (c) => [
      foreignKey('fk_twig_root', [c.root_id], 'root', ['id'], { onDelete: 'set null' }),
      foreignKey('fk_twig_branch', [c.branch_id], 'branch', ['id'], { onDelete: 'cascade' }),
    ]);
    op.createTable('leaf', { id: t.integer().primaryKey(), twig_id: t.bigint().references('twig.id') });
    op.createTable('note', { id: t.integer().primaryKey(), body: t.text().unique() });
  },
});
