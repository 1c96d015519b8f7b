import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'function of oracle',
  upgrade(op) {
    op.createFunction('with_tax', {
      arguments: sql`price IN NUMBER`,
      returns: sql`NUMBER`,
      language: 'plsql',
      volatility: 'immutable',
      security: 'definer',
      body: sql`  rate NUMBER := 0.2;
BEGIN
  RETURN price * (1 + rate);
END;`,
    });
    op.createProcedure('forget', { language: 'plsql', body: sql`BEGIN DELETE FROM users; END;` });
    op.createTrigger('touch_users', 'users', {
      timing: 'before',
      events: ['insert', { update: ['name'] }],
      when: sql`NEW.name IS NOT NULL`,
      body: sql`:NEW.changed := SYSTIMESTAMP;`,
    });
  },
});
