import { index, migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: null,
  message: 'oracle index',
  upgrade(op) {
    op.createTable(
      'part',
      { id: t.integer().primaryKey(), state: t.string(1), kind: t.string(1) },
      (c) => [
        index('ix_state', [c.state], { oracle: { bitmap: true } }),
        index('ix_kind', [c.kind, c.state], { oracle: { compress: 'advanced low' } }),
        index('ix_once', [c.kind], { unique: true }),
      ],
      { oracle: { compress: true, tablespace: 'parts', temporary: false } },
    );
  },
});
