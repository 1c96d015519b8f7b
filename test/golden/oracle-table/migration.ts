import { check, foreignKey, index, migration, primaryKey, sql, t, unique } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: null,
  message: 'oracle table',
  upgrade(op) {
    op.createTable('maker', {
      id: t
        .bigint()
        .primaryKey()
        .identity({ oracle: { order: true, onNull: true } }),
    });
    op.createTable(
      'part',
      {
        id: t.integer().autoincrement().comment('the number on the label'),
        code: t.string(20).notNull(),
        state: t.string(1),
        maker: t.bigint(),
        made: t.timestamp(),
      },
      (c) => [
        primaryKey('pk_part', [c.id], { deferrable: true, initially: 'immediate' }),
        unique('uq_part', [c.code], { deferrable: true, initially: 'deferred' }),
        check('ck_part', sql`state <> 'x'`, { notValid: true }),
        foreignKey('fk_part', [c.maker], 'maker', ['id'], { onDelete: 'set null', notValid: true }),
        index('ix_part_made', [{ column: c.made, order: 'desc' }], {
          tablespace: 'pg_default',
          oracle: { compress: 1 },
        }),
        index('ix_part_state', [c.state], { oracle: { bitmap: true, compress: true } }),
      ],
      { comment: 'what we sell', oracle: { compress: 'query low', tablespace: 'parts' } },
    );
    op.createTable('basket', { id: t.integer() }, null, {
      oracle: { temporary: true, onCommit: 'preserve rows' },
    });
  },
});
