import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'trigger',
  upgrade(op) {
    op.createTrigger('touch_users', 'users', {
      timing: 'before',
      events: ['insert', { update: ['name', 'owner'] }],
      when: sql`NEW.name IS NOT NULL`,
      execute: sql`touch()`,
      comment: 'keeps changed',
    });
    op.createTrigger('after_all', 'users', {
      timing: 'after',
      events: ['update'],
      forEach: 'statement',
      referencing: { old: 'former', new: 'latter' },
      execute: sql`touch()`,
    });
    op.createTrigger('at_the_end', 'users', {
      timing: 'after',
      events: ['delete'],
      constraint: true,
      deferrable: true,
      initially: 'deferred',
      execute: sql`touch()`,
    });
  },
});
