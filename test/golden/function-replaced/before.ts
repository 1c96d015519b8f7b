import { migration, sql } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'function replaced',
  upgrade(op) {
    op.createFunction('answer', { returns: sql`integer`, language: 'sql', body: sql`SELECT 41` });
    op.createFunction('answer', {
      arguments: sql`n integer`,
      returns: sql`integer`,
      language: 'sql',
      body: sql`SELECT n`,
    });
    op.createFunction('other', { returns: sql`integer`, language: 'sql', body: sql`SELECT 1` });
    op.createFunction('gone', {
      arguments: sql`a integer, b text DEFAULT 'x, y'`,
      returns: sql`integer`,
      language: 'sql',
      body: sql`SELECT a`,
    });
  },
});
