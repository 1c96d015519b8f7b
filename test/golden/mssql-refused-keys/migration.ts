import { index, migration, sql, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'mssql refused keys',
  upgrade(op) {
    op.createTable(
      'page',
      { id: t.integer().primaryKey(), title: t.string(40), body: t.string(40), n: t.integer() },
      (c) => [
        index('page_title', [{ column: c.title, order: 'desc', nulls: 'last', opclass: 'varchar_pattern_ops' }], {
          include: [c.n],
          where: sql`n > 0`,
          with: { fillfactor: 70 },
          tablespace: 'pg_default',
        }),
        index('page_body', [{ column: c.body, collation: 'C' }], { unique: true, nullsNotDistinct: true }),
        index('page_n', [c.n], { using: 'hash' }),
      ],
    );
    op.createIndex('page_title_again', 'users', [{ column: 'email', collation: 'C', nulls: 'first' }], {
      tablespace: 'pg_default',
    });
    op.createUniqueConstraint('uq_email', 'users', ['email'], { include: ['n'] });
    op.alterSequence('numbers', { ownedBy: { table: 'orders', column: 'id', schema: 'sales' } });
  },
});
