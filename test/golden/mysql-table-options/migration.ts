import { index, migration, primaryKey, sql, t, unique } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: null,
  message: 'mysql table options',
  upgrade(op) {
    op.createTable(
      'page',
      {
        id: t.integer().autoincrement(),
        title: t.string(200).notNull().comment("the page's title"),
        slug: t.text(),
        size: t.integer().computed(sql`char_length(title) * 2`),
      },
      (c) => [
        primaryKey([c.id], { mysql: { using: 'btree', length: {} } }),
        unique('uq_slug', [c.slug], { mysql: { length: { slug: 100 }, using: 'btree' } }),
        index('ix_title', [c.title], { unique: true, using: 'btree', mysql: { length: 20 } }),
        index('ix_hash', [c.title, c.size], { mysql: { using: 'btree' } }),
      ],
      {
        comment: 'What is "read"',
        mysql: {
          engine: 'InnoDB',
          charset: 'utf8mb4',
          collate: 'utf8mb4_unicode_ci',
          rowFormat: 'dynamic',
          autoIncrement: 1000,
          others: { stats_persistent: 1 },
        },
      },
    );
    op.createTable('visit', { page: t.integer().notNull(), year: t.integer().notNull() }, null, {
      mysql: { engine: 'InnoDB', partitionBy: sql`HASH (year) PARTITIONS 4`, others: { stats_persistent: 0 } },
    });
    op.createTable('packed', { id: t.integer().primaryKey() }, null, {
      mysql: { rowFormat: 'compressed', keyBlockSize: 8 },
    });
  },
});
