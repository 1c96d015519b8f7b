import { migration, t } from 'limbeck';

export default migration({
  revision: 'cb6802e9f5a4',
  downRevision: '70d3ba5ce41f',
  message: 'words that hold a review back',
  created: '2026-03-16T17:25:00Z',
  upgrade(op) {
    op.createTable('held_word', { word: t.string(60).primaryKey() });
    op.bulkInsert('held_word', [{ word: 'cheap pills' }, { word: "that's spam" }]);
  },
  downgrade(op) {
    op.dropTable('held_word');
  },
});
