import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'what is there',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), bio: t.text(), note: t.string(90), sum: t.numeric() });
    op.alterColumn('users', 'note', { statistics: 0, storage: 'main', compression: 'pglz' });
  },
});
