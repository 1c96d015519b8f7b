import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: null,
  message: 'create table postgresql types',
  upgrade(op) {
    op.createTable('postgres_types', {
      tags: t.text().array().notNull().default([]),
      matrix: t.array(t.integer(), 2),
      address: t.inet(),
      net: t.cidr(),
      mac: t.macaddr(),
      words: t.tsvector(),
      flags: t.bit(8),
      more_flags: t.bit(16, { varying: true }),
      price: t.money(),
      during: t.tstzrange(),
      spans: t.datemultirange(),
      pairs: t.hstore(),
      label: t.citext(),
      wait: t.interval({ fields: 'DAY TO SECOND', precision: 3 }),
      place: t.raw(sql`point`),
    });
  },
});
