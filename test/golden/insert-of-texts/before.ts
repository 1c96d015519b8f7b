import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'insert of texts',
  upgrade(op) {
    op.createTable('product', {
      id: t.bigint().primaryKey(),
      name: t.string(20),
      price: t.numeric(10, 2),
      weight: t.double(),
      sold: t.boolean(),
      since: t.timestamp({ timezone: true }),
      picture: t.binary(),
      about: t.json(),
    });
  },
});
