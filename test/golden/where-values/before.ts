import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'before',
  upgrade(op) {
    op.createTable('item', {
      id: t.bigint().primaryKey(),
      name: t.string(20),
      weight: t.real(),
      price: t.numeric(8, 2),
      sold: t.boolean(),
      since: t.timestamp({ timezone: true }),
      picture: t.binary(),
      note: t.text(),
    });
  },
});
