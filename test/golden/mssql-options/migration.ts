import { index, migration, primaryKey, t, unique } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'mssql options',
  upgrade(op) {
    op.createTable('room', { id: t.integer(), code: t.string(20), n: t.integer() }, (c) => [
      primaryKey([c.id], { mssql: { clustered: false } }),
      unique('uq_room_code', [c.code], { mssql: { clustered: true } }),
      index('ix_room_n', [c.n], { mssql: { clustered: false } }),
      index('ix_room_columns', [c.n, c.code], { mssql: { columnstore: true } }),
    ]);
    op.createPrimaryKey('pk_keyless', 'keyless', ['a'], { mssql: { clustered: false } });
    op.createUniqueConstraint('uq_keyless', 'keyless', ['b'], { mssql: { clustered: true } });
    op.createIndex('ix_keyless', 'keyless', ['b'], { mssql: { clustered: false } });
    op.createIndex('ix_columns', 'keyless', ['a', 'b'], { mssql: { columnstore: true } });
    op.dropColumn('keyless', 'c', { mssql: { dropDefault: true, dropCheck: true, dropForeignKey: true } });
  },
});
