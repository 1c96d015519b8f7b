import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'what is there',
  upgrade(op) {
    op.createTable(
      'users',
      {
        id: t.integer().primaryKey(),
        name: t.string(80).notNull(),
        boss: t.integer(),
        age: t.integer().check(sql`age > 0`, { name: 'ck_age' }),
      },
      null,
      { schema: 'sales' },
    );
  },
});
