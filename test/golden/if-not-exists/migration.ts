import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'if not exists',
  upgrade(op) {
    op.createEnum('mood', ['ok', 'sad'], { ifNotExists: true });
    op.addColumn('users', 'email', t.string(255).notNull().unique(), { ifNotExists: true });
    op.createUniqueConstraint('uq_name', 'users', ['name'], { ifNotExists: true });
    op.createIndex('ix_users_name', 'users', ['name'], { ifNotExists: true, concurrently: true });
  },
});
