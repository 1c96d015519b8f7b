import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'rename enum in a schema',
  upgrade(op) {
    op.renameEnum('mood', 'feeling', { schema: 'sales' });
    op.addColumn('users', 'other', t.enum('feeling', ['ok', 'sad'], { schema: 'sales' }));
  },
});
