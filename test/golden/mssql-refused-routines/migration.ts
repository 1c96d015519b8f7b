import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'mssql refused routines',
  upgrade(op) {
    op.createFunction('f0', {
      returns: sql`INT`,
      language: 'tsql',
      body: sql`BEGIN RETURN 1 END`,
      volatility: 'stable',
    });
    op.createFunction('f1', { returns: sql`INT`, language: 'tsql', body: sql`BEGIN RETURN 1 END`, strict: true });
    op.createFunction('f2', { returns: sql`INT`, language: 'tsql', body: sql`BEGIN RETURN 1 END`, leakproof: true });
    op.createFunction('f3', { returns: sql`INT`, language: 'tsql', body: sql`BEGIN RETURN 1 END`, parallel: 'safe' });
    op.createFunction('f4', { returns: sql`INT`, language: 'tsql', body: sql`BEGIN RETURN 1 END`, cost: 5 });
    op.createFunction('f5', { returns: sql`INT`, language: 'tsql', body: sql`BEGIN RETURN 1 END`, rows: 7 });
    op.createFunction('f6', {
      returns: sql`INT`,
      language: 'tsql',
      body: sql`BEGIN RETURN 1 END`,
      set: { work_mem: '8MB' },
    });
    op.createProcedure('p', { language: 'tsql', body: sql`RETURN`, set: { work_mem: '8MB' } });
    op.createTrigger('t0', 'users', {
      timing: 'after',
      events: ['delete'],
      forEach: 'statement',
      body: sql`SELECT 1`,
      when: sql`n > 0`,
    });
    op.createTrigger('t1', 'users', {
      timing: 'after',
      events: ['delete'],
      forEach: 'statement',
      body: sql`SELECT 1`,
      referencing: { old: 'former' },
    });
    op.createTrigger('t2', 'users', {
      timing: 'after',
      events: ['delete'],
      forEach: 'statement',
      body: sql`SELECT 1`,
      referencing: { new: 'latter' },
    });
    op.createTrigger('t3', 'users', {
      timing: 'after',
      events: ['delete'],
      forEach: 'statement',
      body: sql`SELECT 1`,
      execute: sql`f()`,
    });
    op.createTrigger('t4', 'users', {
      timing: 'after',
      events: ['delete'],
      forEach: 'statement',
      body: sql`SELECT 1`,
      constraint: true,
    });
    op.createTrigger('t5', 'users', {
      timing: 'after',
      events: ['delete'],
      forEach: 'statement',
      body: sql`SELECT 1`,
      deferrable: true,
    });
    op.createTrigger('t6', 'users', {
      timing: 'after',
      events: ['delete'],
      forEach: 'statement',
      body: sql`SELECT 1`,
      initially: 'deferred',
    });
    op.createTrigger('t9', 'users', {
      timing: 'after',
      events: [{ update: ['n'] }],
      forEach: 'statement',
      body: sql`SELECT 1`,
    });
  },
});
