import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'mssql routines',
  upgrade(op) {
    op.createProcedure('bump', {
      arguments: sql`@id INT, @by INT = 1`,
      language: 'tsql',
      security: 'definer',
      body: sql`BEGIN
  UPDATE users SET n = n + @by WHERE id = @id;
  IF @@ROWCOUNT = 0 THROW 50000, 'no such user', 1;
END`,
      comment: 'counts',
    });
    op.createFunction('twice', {
      schema: 'sales',
      arguments: sql`@n INT`,
      returns: sql`INT`,
      language: 'tsql',
      body: sql`BEGIN RETURN @n * 2 END`,
    });
    op.replaceFunction('twice', {
      schema: 'sales',
      arguments: sql`@n BIGINT`,
      returns: sql`BIGINT`,
      language: 'tsql',
      body: sql`BEGIN RETURN @n * 2 END`,
    });
    op.createTrigger('touched', 'notes', {
      schema: 'sales',
      timing: 'after',
      events: ['insert', 'update'],
      forEach: 'statement',
      comment: 'keeps n',
      body: sql`UPDATE sales.notes SET n = 0 WHERE id IN (SELECT id FROM inserted)`,
    });
    op.createFunction('other', {
      returns: sql`INT`,
      language: 'tsql',
      body: sql`BEGIN RETURN 1 END`,
      security: 'invoker',
      comment: 'one',
    });
    op.createSequence('numbers');
    op.createView('few', sql`SELECT id FROM users WHERE n < ${3}`);
    op.renameFunction('other', 'another');
    op.renameFunction('twice', 'doubled', { schema: 'sales', arguments: sql`@n BIGINT` });
    op.createProcedure('nothing', { schema: 'sales', language: 'tsql', body: sql`RETURN` });
  },
  downgrade() {},
});
