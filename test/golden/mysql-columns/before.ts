import { check, migration, sql, t, unique } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'mysql columns',
  upgrade(op) {
    op.createTable('keyless', { v: t.integer() });
    op.createTable(
      'account',
      {
        id: t.integer().primaryKey().autoincrement(),
        name: t.string(80).notNull().default('new').comment('who'),
        age: t.integer().default(5).comment('years'),
        level: t.smallint().notNull().default(1),
        changed: t.timestamp({ precision: 3 }).default(sql`CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)`),
        half: t.integer(),
        first: t.string(20),
        last: t.string(20),
        twice: t.integer().computed(sql`half * 2`, { stored: false }),
        team: t.integer().references('account.id'),
      },
      (c) => [
        check('ck_level', sql`${c.level} > 0`),
        check('ck_names', sql`${c.first} <> ${c.last}`),
        unique('uq_names', [c.first, c.last]),
      ],
    );
  },
});
