import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'index postgresql',
  upgrade(op) {
    op.createIndex('ix_users_gin', 'users', [{ column: 'email', opclass: 'gin_trgm_ops' }], {
      using: 'gin',
      with: { fastupdate: false },
    });
    op.createIndex('ix_users_cover', 'users', ['email'], { include: ['age'], unique: true, nullsNotDistinct: true });
  },
});
