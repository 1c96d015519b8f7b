import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'backfill',
  upgrade(op) {
    op.backfill({
      table: 'part',
      set: { state: "it's new", n: sql`coalesce(n, 0) + 1` },
      where: sql`state IS NULL -- not yet`,
      batchSize: 2,
      pause: 50,
      down: null,
    });
    op.backfill({
      table: 'part',
      set: { n: 5 },
      where: { n: [1, 2] },
      key: ['code'],
      down: sql`UPDATE part SET n = NULL`,
    });
  },
});
