import { exists, migration, not, sql, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'when',
  upgrade(op) {
    op.when(not(exists.column('users', 'email')), (inner) => {
      inner.addColumn('users', 'email', t.string(255));
      inner.createIndex('ix_users_email', 'users', ['email']);
    });
    op.when(exists.constraint('users', 'uq_name', { schema: 'old' }), (inner) =>
      inner.dropConstraint('uq_name', 'users', { schema: 'old' }),
    );
    op.when(exists.table('users'), (inner) => {
      inner.when(exists.index("it's", { schema: 'Odd "one"' }), (deep) => deep.execute(sql`SELECT 1`));
    });
    op.when(exists.enum('mood'), (inner) => inner.dropEnum('mood'));
    op.when(not(exists.schema('sales')), (inner) => inner.createSchema('sales'));
    op.when(sql`SELECT count(*) > ${1000} FROM users -- many`, (inner) => inner.execute(sql`ANALYZE users`));
    op.when(not(sql`current_setting('is_superuser') = 'on'`), (inner) => inner.execute(sql`SELECT 2`));
  },
  downgrade(op) {
    op.when(exists.schema('sales'), (inner) => inner.dropSchema('sales'));
    op.when(exists.column('users', 'email'), (inner) => inner.dropColumn('users', 'email'));
  },
});
