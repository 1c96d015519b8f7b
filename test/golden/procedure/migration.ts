import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'procedure',
  upgrade(op) {
    op.createProcedure('prune', {
      arguments: sql`before timestamp`,
      language: 'sql',
      body: sql`DELETE FROM users WHERE changed < before`,
    });
    op.replaceProcedure('prune', {
      arguments: sql`before timestamp`,
      language: 'sql',
      security: 'definer',
      body: sql`DELETE FROM users WHERE changed <= before`,
    });
    op.createProcedure('nothing', { language: 'plpgsql', body: sql`BEGIN NULL; END` });
    op.dropProcedure('nothing');
  },
});
