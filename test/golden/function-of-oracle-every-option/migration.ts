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
    op.createFunction('slow', {
      returns: sql`NUMBER`,
      language: 'plsql',
      body: sql`BEGIN RETURN 1; END;`,
      strict: true,
      leakproof: true,
      cost: 100,
      rows: 10,
      set: { search_path: 'sales' },
      comment: 'slow',
    });
    op.createProcedure('work', {
      language: 'plsql',
      body: sql`BEGIN NULL; END;`,
      set: { search_path: 'sales' },
      comment: 'works',
    });
  },
});
