import { index, migration, primaryKey, t, unique } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: null,
  message: 'mysql options on plain tables',
  upgrade(op) {
    op.createTable(
      'word',
      { name: t.string(100).notNull(), short: t.string(50), tail: t.string(200) },
      (c) => [
        primaryKey('pk_word', [c.name], { mysql: { using: 'btree', length: 20 } }),
        unique('uq_word_short', [c.short], { mysql: { using: 'btree', length: { short: 10 } } }),
        index('ix_word_tail', [c.tail], { mysql: { using: 'btree', length: 5 } }),
      ],
      { mysql: { charset: 'utf8mb4', collate: 'utf8mb4_bin' } },
    );
    op.createTable('tally', { id: t.integer().primaryKey().autoincrement() }, null, {
      mysql: { autoIncrement: 100 },
    });
    op.createTable('story', { line: t.string(200).notNull(), other: t.string(200).notNull() }, (c) => [
      index('ft_story_line', [c.line], { mysql: { prefix: 'fulltext', parser: 'ngram' } }),
    ]);
    op.createIndex('ft_story_other', 'story', ['other'], { mysql: { prefix: 'fulltext', parser: 'ngram' } });
    op.createPrimaryKey('pk_story', 'story', ['line'], { mysql: { using: 'btree', length: 30 } });
    op.createUniqueConstraint('uq_story_other', 'story', ['other'], { mysql: { using: 'btree', length: 30 } });
  },
});
