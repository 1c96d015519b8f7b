import { migration, primaryKey, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'backfill',
  upgrade(op) {
    op.createTable(
      'part',
      {
        'the "id"': t.uuid().notNull(),
        region: t.text().notNull(),
        state: t.text(),
        n: t.integer(),
        code: t.text().notNull().unique(),
      },
      (c) => [primaryKey([c.region, c['the "id"']])],
    );
  },
});
