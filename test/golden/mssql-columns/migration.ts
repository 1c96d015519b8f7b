import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'mssql columns',
  upgrade(op) {
    op.alterColumn('users', 'email', { type: t.string(200).collate('Latin1_General_100_CI_AS_SC_UTF8') });
    op.alterColumn('users', 'age', { type: t.bigint(), nullable: false, rename: 'years' });
    op.alterColumn('users', 'small', { type: t.string(40) });
    op.renameColumn('users', 'small', 'large');
    op.renameColumn('users', 'mood', 'state');
    op.alterColumn('users', 'state', { type: t.string(30), default: null });
    op.alterColumn('users', 'prefs', { type: t.text() });
    op.alterColumn('users', 'large', { default: "O'Hara $(user)" });
    op.dropColumn('users', 'years');
  },
});
