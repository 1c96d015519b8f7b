import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'how columns are stored',
  upgrade(op) {
    op.alterColumn('users', 'bio', { statistics: 500, storage: 'external', compression: 'pglz' });
    op.alterColumn('users', 'bio', { storage: null, compression: null, statistics: null });
    op.alterColumn('users', 'sum', { storage: 'plain', statistics: 1000 });
    op.alterColumn('users', 'note', { type: t.text() });
    op.alterColumn('users', 'note', { storage: 'external', compression: 'pglz' });
    op.dropColumn('users', 'note');
    op.dropColumn('users', 'sum');
  },
});
