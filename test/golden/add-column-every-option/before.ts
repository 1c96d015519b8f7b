import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'what is there',
  upgrade(op) {
    op.createTable('team', { id: t.integer().primaryKey(), code: t.integer().unique() });
    op.createTable('person', { first: t.text() });
  },
});
