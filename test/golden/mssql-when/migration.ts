import { exists, migration, not, sql, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'mssql when',
  upgrade(op) {
    op.when(exists.table('users', { schema: 'dbo' }), (inner) => inner.execute(sql`UPDATE dbo.users SET id = 1`));
    op.when(not(exists.column('users', 'email')), (inner) => inner.addColumn('users', 'email', t.string(255)));
    op.when(not(exists.index('ix_users_email')), (inner) => inner.createIndex('ix_users_email', 'users', ['email']));
    op.when(exists.constraint('users', 'ünique'), (inner) => inner.execute(sql`SELECT 1`));
    op.when(exists.schema('old'), (inner) => inner.dropSchema('old'));
    op.when(not(sql`EXISTS (SELECT 1 FROM users)`), (inner) => inner.execute(sql`SELECT 2`));
    op.assert(sql`SELECT CASE WHEN count(*) > 0 THEN 1 ELSE 0 END FROM users`, 'there is nobody');
  },
  downgrade() {},
});
