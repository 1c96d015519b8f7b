import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'create table storage',
  upgrade(op) {
    op.createTable('log', { id: t.integer() }, null, {
      unlogged: true,
      postgresql: { using: 'heap', with: { fillfactor: 70 }, tablespace: 'pg_default', owner: 'pg_monitor' },
    });
    op.createTable('child', { more: t.text().collate('C') }, null, { postgresql: { inherits: ['parent'] } });
    op.createTable('numbered', {
      id: t.integer().identity({ minValue: 5, maxValue: 90, start: 10, increment: 5, cache: 2, cycle: true }),
    });
  },
});
