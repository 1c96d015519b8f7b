import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'function replaced',
  upgrade(op) {
    op.replaceFunction('answer', { returns: sql`integer`, language: 'sql', body: sql`SELECT 42` });
    op.replaceFunction('other', { returns: sql`text`, language: 'sql', body: sql`SELECT 'one'`, recreate: true });
    op.renameFunction('other', 'another');
    op.dropFunction('gone', { arguments: sql`integer, text` });
  },
});
