import { check, foreignKey, index, migration, sql, t, unique } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'mssql tables',
  upgrade(op) {
    op.createTable(
      'booking',
      {
        id: t.bigint().primaryKey().autoincrement(),
        room_id: t.integer().comment('where'),
        other_id: t.integer(),
        code: t.string(20),
        n: t.integer(),
        twice: t.integer().computed(sql`n * 2`),
        half: t.integer().computed(sql`n / 2`, { stored: false }),
      },
      (c) => [
        check('ck_booking_n', sql`${c.n} > 0`, { notValid: true }),
        unique('uq_booking_code', [c.code], { nullsNotDistinct: true }),
        foreignKey('fk_booking_room', [c.room_id], 'room', ['id'], { match: 'full', onUpdate: 'cascade' }),
        foreignKey('fk_booking_other', [c.other_id], 'room', ['id'], { notValid: true }),
        index('ix_booking_n', [{ column: c.n, order: 'desc' }], {
          unique: true,
          nullsNotDistinct: true,
          include: [c.code],
          where: sql`n > 10`,
          using: 'btree',
          with: { fillfactor: 70 },
        }),
      ],
      { comment: 'who is where' },
    );
    op.addColumn(
      'desk',
      'floor',
      t.integer().references('room.floor', { onDelete: 'set null', onUpdate: 'cascade', match: 'simple' }),
    );
    op.createForeignKey('fk_chair_desk', 'chair', 'floor', ['floor_id'], ['id'], {
      onUpdate: 'cascade',
      match: 'simple',
    });
    op.moveTable('old', { schema: 'sales', toSchema: 'archive' });
    op.createUniqueConstraint('uq_desk_label', 'desk', ['label'], { nullsNotDistinct: true });
    op.createCheckConstraint('ck_desk_label', 'desk', sql`label <> ''`, { ifNotExists: true });
    op.createIndex('ix_desk_label', 'desk', ['label'], { ifNotExists: true });
    op.createSequence('numbers', { minValue: -5, start: -5 });
    op.alterSequence('numbers', { minValue: -10, cache: 20 });
    op.createView('low', sql`SELECT id FROM desk WHERE id < 10`, { checkOption: 'cascaded' });
    op.grant('select', { table: 'desk' }, 'app', { withGrantOption: true });
    op.revoke('select', { table: 'desk' }, 'app', { grantOptionOnly: true });
  },
});
