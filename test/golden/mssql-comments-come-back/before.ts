import { index, migration, t, unique } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'before',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), email: t.string(100), n: t.integer() }, (c) => [
      unique('uq_email', [c.email]),
      index('ix_n', [c.n]),
    ]);
    op.createTable('gone', { id: t.integer().primaryKey(), n: t.integer() }, (c) => [index('ix_gone', [c.n])]);
    op.comment({ constraint: 'uq_email', table: 'users' }, 'once');
    op.comment({ index: 'ix_n' }, 'fast');
    op.comment({ constraint: 'gone_pkey', table: 'gone' }, 'the key');
    op.comment({ index: 'ix_gone' }, 'faster');
  },
});
