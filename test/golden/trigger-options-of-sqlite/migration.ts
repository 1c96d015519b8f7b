import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'what a trigger of SQLite cannot be',
  upgrade(op) {
    const body = sql`UPDATE item SET n = 1`;
    op.createTrigger('a', 'item', { timing: 'after', events: ['insert'], body, comment: 'counts' });
    op.createTrigger('b', 'item', { timing: 'after', events: ['insert'], body, referencing: { old: 'o', new: 'n' } });
    op.createTrigger('c', 'item', {
      timing: 'after',
      events: ['insert'],
      body,
      constraint: true,
      deferrable: true,
      initially: 'deferred',
    });
    op.createTrigger('d', 'item', { timing: 'after', events: ['insert'], body, execute: sql`touch()` });
    op.renameTrigger('plain', 'item', 'simple');
    op.renameTrigger('elsewhere', 'other', 'there', { schema: 'main' });
  },
});
