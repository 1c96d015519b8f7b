import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'oracle columns',
  upgrade(op) {
    op.addColumn('part', 'no', t.integer().identity({ start: 5, oracle: { order: true, onNull: true } }));
    op.addColumn(
      'part',
      'maker',
      t
        .integer()
        .references('maker.id', { onDelete: 'cascade', match: 'simple', deferrable: true, initially: 'deferred' }),
    );
    op.createForeignKey('fk_like', 'part', 'part', ['like'], ['id'], {
      match: 'full',
      deferrable: true,
      initially: 'immediate',
    });
    op.createIndex('ix_made', 'part', [{ column: 'made', order: 'asc' }], { tablespace: 'pg_default' });
    op.createIndex('ix_state', 'part', ['state'], { oracle: { bitmap: true, compress: true } });
  },
});
