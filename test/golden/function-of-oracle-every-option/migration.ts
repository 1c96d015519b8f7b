import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'function of oracle every option',
  upgrade(op) {
    op.createFunction('with_tax', {
      schema: 'sales',
      returns: sql`NUMBER`,
      language: 'plsql',
      body: sql`BEGIN RETURN 1; END;`,
      parallel: 'safe',
    });
    op.createProcedure('forget', {
      schema: 'sales',
      arguments: sql`one IN NUMBER`,
      language: 'plsql',
      security: 'invoker',
      body: sql`BEGIN DELETE FROM users WHERE id = one; END;`,
    });
    op.createFunction('strict', {
      returns: sql`NUMBER`,
      language: 'plsql',
      body: sql`BEGIN RETURN 1; END;`,
      strict: true,
    });
    op.createFunction('leaky', {
      returns: sql`NUMBER`,
      language: 'plsql',
      body: sql`BEGIN RETURN 1; END;`,
      leakproof: true,
    });
    op.createFunction('slow', { returns: sql`NUMBER`, language: 'plsql', body: sql`BEGIN RETURN 1; END;`, cost: 100 });
    op.createFunction('long', { returns: sql`NUMBER`, language: 'plsql', body: sql`BEGIN RETURN 1; END;`, rows: 10 });
    op.createFunction('near', {
      returns: sql`NUMBER`,
      language: 'plsql',
      body: sql`BEGIN RETURN 1; END;`,
      set: { search_path: 'sales' },
    });
    op.createFunction('told', {
      returns: sql`NUMBER`,
      language: 'plsql',
      body: sql`BEGIN RETURN 1; END;`,
      comment: 'slow',
    });
    op.createProcedure('work', {
      language: 'plsql',
      body: sql`BEGIN NULL; END;`,
      set: { search_path: 'sales' },
      comment: 'works',
    });
    op.createTrigger('touch_users', 'users', {
      timing: 'before',
      events: ['insert'],
      body: sql`:NEW.changed := SYSTIMESTAMP;`,
    });
  },
});
