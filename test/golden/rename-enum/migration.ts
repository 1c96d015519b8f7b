import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'rename enum',
  upgrade(op) {
    op.renameEnum('mood', 'feeling');
    op.addColumn('users', 'other', t.enum('feeling').array());
    op.dropColumn('users', 'mood');
    op.renameEnum('feeling', 'select');
  },
});
