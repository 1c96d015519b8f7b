import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'what is watched',
  upgrade(op) {
    op.createTable('item', { id: t.integer(), n: t.integer() });
    op.createTable('other', { id: t.integer(), n: t.integer() }, null, { schema: 'main' });
    op.createTrigger('elsewhere', 'other', {
      schema: 'main',
      timing: 'after',
      events: ['insert'],
      body: sql`UPDATE other SET n = 1`,
    });
    op.createTrigger('plain', 'item', { timing: 'after', events: ['insert'], body: sql`UPDATE item SET n = 1` });
  },
});
