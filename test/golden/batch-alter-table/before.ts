import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'what is there',
  upgrade(op) {
    op.createTable('users', {
      id: t.integer().primaryKey(),
      name: t.string(80).notNull(),
      fax: t.text().unique(),
      age: t.integer().default(18),
      mood: t.enum('mood', ['ok', 'sad']),
    });
  },
});
