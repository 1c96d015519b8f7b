import { index, migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: null,
  message: 'mysql text index',
  upgrade(op) {
    op.createTable('page', { id: t.integer().primaryKey(), body: t.text() }, (c) => [
      index('ft_body', [c.body], { mysql: { prefix: 'fulltext' } }),
    ]);
    op.createIndex('ft_again', 'page', ['body'], { mysql: { prefix: 'fulltext', parser: 'ngram' } });
    op.createTable('book', { id: t.integer().primaryKey(), body: t.text() }, (c) => [
      index('ft_book', [c.body], { mysql: { prefix: 'fulltext', parser: 'ngram' } }),
    ]);
  },
});
