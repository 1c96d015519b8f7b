import { migration, primaryKey, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: null,
  message: 'create table of sqlite',
  upgrade(op) {
    op.createTable('tally', { id: t.integer().primaryKey().autoincrement(), name: t.text() }, null, {
      sqlite: { autoincrement: true, strict: true },
    });
    op.createTable('pair', { a: t.integer().notNull(), b: t.integer().notNull() }, (c) => [primaryKey([c.a, c.b])], {
      sqlite: { withoutRowid: true },
    });
    op.alterColumn('tally', 'name', { nullable: false });
  },
});
