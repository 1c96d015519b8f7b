import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'trigger replaced',
  upgrade(op) {
    op.replaceTrigger('t1', 'users', { timing: 'before', events: ['insert', 'update'], execute: sql`touch()` });
    op.alterColumn('users', 'name', { rename: 'called' });
    op.renameTable('users', 'people');
    op.renameTrigger('t1', 'people', 't3');
    op.dropTrigger('t2', 'people');
  },
});
