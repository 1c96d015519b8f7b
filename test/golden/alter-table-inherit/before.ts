import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'what is there',
  upgrade(op) {
    op.createTable('base', { id: t.integer().notNull() });
    op.createTable('named', { name: t.text().check(sql`name <> ''`) }, null, { schema: 'sales' });
    op.createTable('child', { own: t.text() }, null, {
      postgresql: { inherits: ['base', { table: 'named', schema: 'sales' }] },
    });
    op.createTable('users', {
      id: t.integer().primaryKey(),
      name: t.text().check(sql`name <> ''`, { name: 'named_name_check' }),
    });
  },
});
