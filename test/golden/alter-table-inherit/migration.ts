import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'parents and children',
  upgrade(op) {
    op.alterTable('users', { postgresql: { inherit: ['base', { table: 'named', schema: 'sales' }] } });
    op.alterTable('child', { postgresql: { noInherit: 'base' } });
    op.alterTable('child', { postgresql: { noInherit: { table: 'named', schema: 'sales' } } });
    op.renameTable('base', 'root');
    op.dropTable('users');
    op.dropTable('child');
  },
});
