import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'mysql objects',
  upgrade(op) {
    op.createView('adult', sql`SELECT id, age FROM person WHERE age > 17`, {
      columns: ['number', 'years'],
      checkOption: 'local',
    });
    op.replaceView('adult', sql`SELECT id, age FROM person WHERE age > 20`, { columns: ['number', 'years'] });
    op.renameView('adult', 'grown_up');
    op.createFunction('with_tax', {
      arguments: sql`price DECIMAL(10, 2)`,
      returns: sql`DECIMAL(10, 2)`,
      language: 'sql',
      volatility: 'immutable',
      security: 'invoker',
      comment: "the state's",
      body: sql`RETURN price * 1.2`,
    });
    op.replaceFunction('with_tax', {
      arguments: sql`price DECIMAL(10, 2)`,
      returns: sql`DECIMAL(10, 2)`,
      language: 'sql',
      volatility: 'immutable',
      body: sql`BEGIN
  IF price > 100 THEN RETURN price * 1.3; END IF;
  RETURN price * 1.2;
END`,
    });
    op.createProcedure('prune', {
      language: 'sql',
      security: 'definer',
      comment: 'old ones',
      body: sql`DELETE FROM person WHERE age > 120`,
    });
    op.comment({ procedure: 'prune' }, 'very old ones');
    op.createTrigger('grow', 'person', {
      timing: 'before',
      events: ['update'],
      body: sql`IF NEW.age IS NULL THEN SET NEW.age = 1; END IF; SET NEW.name = upper(NEW.name)`,
    });
    op.replaceTrigger('grow', 'person', { timing: 'before', events: ['insert'], body: sql`SET NEW.age = 1;` });
    op.grant(['select', 'update'], { table: 'person', columns: ['name'] }, 'limbeck_reader');
    op.revoke(['update'], { table: 'person', columns: ['name'] }, 'limbeck_reader');
    op.grant('execute', { function: 'with_tax', arguments: sql`DECIMAL(10, 2)` }, 'limbeck_reader');
    op.revoke('execute', { function: 'with_tax', arguments: sql`DECIMAL(10, 2)` }, 'limbeck_reader');
  },
});
