import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'mysql columns',
  upgrade(op) {
    op.alterColumn('account', 'age', { type: t.bigint(), nullable: false, default: 18, comment: 'in full' });
    op.alterColumn('account', 'age', { default: null });
    op.alterColumn('account', 'age', { default: 21 });
    op.alterColumn('account', 'age', { comment: null });
    op.alterColumn('account', 'level', { rename: 'rank' });
    op.alterColumn('account', 'changed', { nullable: false });
    op.alterColumn('account', 'changed', { default: sql`CURRENT_TIMESTAMP(3)` });
    op.alterColumn('account', 'name', { type: t.string(120).collate('utf8mb4_bin') });
    op.alterColumn('account', 'id', { autoincrement: false });
    op.alterColumn('account', 'id', { autoincrement: true });
    op.alterColumn('account', 'twice', { comment: 'computed' });
    op.addColumn('account', 'token', t.string(36).default(sql`uuid()`));
    op.addColumn('account', 'paid', t.date().default(sql`CURRENT_DATE`));
    op.dropColumn('account', 'first');
    op.addColumn('keyless', 'number', t.integer().autoincrement().unique());
    op.addColumn('keyless', 'height', t.integer().check(sql`height > 0`, { name: 'ck_height' }), { inline: true });
    op.addColumn('account', 'boss', t.integer().references('account.id'));
  },
});
