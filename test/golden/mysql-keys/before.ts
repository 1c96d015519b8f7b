import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'mysql keys',
  upgrade(op) {
    op.createTable('keyless', { a: t.integer().notNull() });
    op.createTable('texts', { b: t.text().notNull() });
    op.createTable('person', {
      id: t.integer().primaryKey(),
      name: t.text(),
      boss: t.integer(),
      old: t.string(10).unique({ name: 'uq_old' }),
    });
  },
});
