import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: null,
  message: 'create table types',
  upgrade(op) {
    op.createTable('every_type', {
      a_smallint: t.smallint(),
      a_bigint: t.bigint(),
      a_numeric: t.numeric(14, 4),
      a_float: t.float(),
      a_double: t.double(),
      a_boolean: t.boolean().default(true),
      a_char: t.char(2),
      a_text: t.text(),
      a_date: t.date().default('2026-01-15'),
      a_time: t.time({ precision: 3 }),
      a_timestamp: t.timestamp(),
      some_bytes: t.bytea().default(Uint8Array.of(0, 255)),
      a_json: t.json().default({ a: [1, null, "it's"] }),
      a_uuid: t.uuid(),
    });
  },
});
