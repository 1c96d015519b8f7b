import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'what is there',
  upgrade(op) {
    op.createTable('room', { id: t.integer().primaryKey() });
    op.createTable('booking', { room: t.integer(), guest: t.integer(), during: t.daterange(), note: t.text() });
    op.createIndex('booking_guest_ix', 'booking', ['guest'], { unique: true });
    op.createTable('keyed', { id: t.integer().notNull() });
    op.createIndex('keyed_ix', 'keyed', ['id'], { unique: true });
    op.createUniqueConstraint('booking_old', 'booking', ['note']);
  },
});
