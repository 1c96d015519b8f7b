import { index, migration, sql, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: null,
  message: 'create table every index',
  upgrade(op) {
    op.createTable('page', { id: t.integer().primaryKey(), title: t.text(), body: t.text(), n: t.integer() }, (c) => [
      index('page_title', [{ column: c.title, order: 'desc', nulls: 'last', opclass: 'text_pattern_ops' }], {
        include: [c.n],
        where: sql`n > 0`,
        with: { fillfactor: 70 },
        tablespace: 'pg_default',
      }),
      index('page_body', [{ column: c.body, collation: 'C' }], { unique: true, nullsNotDistinct: true }),
      index('page_n', [c.n], { using: 'hash' }),
    ]);
    op.createIndex('page_body_again', 'page', [{ column: 'body', collation: 'C' }], { tablespace: 'pg_default' });
  },
});
