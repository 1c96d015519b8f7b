import { check, exclude, foreignKey, migration, primaryKey, sql, t, unique } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'create table every constraint',
  upgrade(op) {
    op.createTable('booking', { room: t.integer(), guest: t.integer(), note: t.text(), up: t.integer() }, (c) => [
      primaryKey('booking_pk', [c.room], { include: [c.note], deferrable: true, initially: 'deferred' }),
      unique('booking_guest', [c.guest], { include: [c.note], nullsNotDistinct: true }),
      unique('booking_up', [c.up], { deferrable: true, initially: 'deferred' }),
      check('booking_note', sql`${c.note} <> ''`, { noInherit: true }),
      check('booking_late', sql`${c.guest} > 0`, { notValid: true }),
      foreignKey('booking_room', [c.room], 'room', ['id'], {
        match: 'full',
        onUpdate: 'cascade',
        onDelete: 'restrict',
        deferrable: true,
        initially: 'deferred',
      }),
      foreignKey('booking_other', [c.up], 'room', ['id'], { notValid: true }),
      exclude('booking_apart', [{ column: c.guest, operator: '=', opclass: 'int4_ops' }], {
        using: 'btree',
        where: sql`note IS NOT NULL`,
        deferrable: true,
        initially: 'deferred',
      }),
    ]);
  },
});
