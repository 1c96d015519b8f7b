import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'rename enum value',
  upgrade(op) {
    op.renameEnumValue('mood', 'sad', "it's blue");
    op.addColumn('users', 'other', t.enum('mood').default("it's blue"));
  },
});
