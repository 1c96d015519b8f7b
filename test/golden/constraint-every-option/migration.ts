import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'constraint every option',
  upgrade(op) {
    op.createPrimaryKey('booking_pk', 'booking', ['room'], {
      include: ['note'],
      deferrable: true,
      initially: 'deferred',
    });
    op.createPrimaryKey('keyed_pk', 'keyed', [], { usingIndex: 'keyed_ix' });
    op.createUniqueConstraint('booking_note', 'booking', ['note'], { include: ['guest'], nullsNotDistinct: true });
    op.createUniqueConstraint('booking_guest', 'booking', [], { usingIndex: 'booking_guest_ix' });
    op.createUniqueConstraint('booking_both', 'booking', ['room', 'guest'], {
      deferrable: true,
      initially: 'deferred',
    });
    op.createCheckConstraint('booking_ck', 'booking', sql`note <> ''`, { notValid: true, noInherit: true });
    op.createForeignKey('booking_room', 'booking', 'room', ['room'], ['id'], {
      match: 'full',
      onUpdate: 'cascade',
      deferrable: true,
      initially: 'deferred',
    });
    op.createExcludeConstraint(
      'booking_during',
      'booking',
      [{ column: 'during', operator: '&&', opclass: 'range_ops' }],
      {
        using: 'gist',
        deferrable: true,
        initially: 'deferred',
      },
    );
    op.dropConstraint(op.f('booking_old'), 'booking', { ifExists: true });
  },
});
