import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'mysql objects',
  upgrade(op) {
    op.execute(sql`CREATE ROLE limbeck_reader`, { down: sql`DROP ROLE limbeck_reader` });
    op.createTable('person', { id: t.integer().primaryKey(), name: t.string(80), age: t.integer() });
  },
});
