import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'trigger of sqlite',
  upgrade(op) {
    op.createTrigger('touch_users', 'users', {
      timing: 'after',
      events: [{ update: ['name'] }],
      when: sql`NEW.name IS NOT NULL`,
      body: sql`UPDATE users SET changed = CURRENT_TIMESTAMP WHERE id = NEW.id; DELETE FROM users WHERE name = ''`,
    });
    op.replaceTrigger('touch_users', 'users', {
      timing: 'before',
      events: ['delete'],
      body: sql`SELECT raise(ABORT, 'no');`,
    });
    op.dropTrigger('touch_users', 'users');
  },
});
