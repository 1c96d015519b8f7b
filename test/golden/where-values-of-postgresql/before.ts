import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'before',
  upgrade(op) {
    op.createTable('item', {
      id: t.integer().primaryKey(),
      tags: t.array(t.string(10)),
      grid: t.smallint().array(2),
      moods: t.array(t.enum('mood', ['glad', 'sad'])),
      price: t.money(),
      of: t.regclass(),
      about: t.jsonb(),
      during: t.daterange(),
    });
  },
});
