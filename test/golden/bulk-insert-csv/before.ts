import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'a table',
  upgrade(op) {
    op.createTable('country', {
      code: t.char(2).primaryKey(),
      area: t.numeric(10, 2),
      since: t.date(),
      note: t.text(),
    });
  },
});
