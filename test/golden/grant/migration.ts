import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'grant',
  upgrade(op) {
    op.grant(['select', 'update'], { table: 'users' }, ['public', 'current_user']);
    op.grant('update', { table: 'users', columns: ['name'] }, 'public');
    op.grant('usage', { sequence: 'no' }, 'public');
    op.grant('all', { namespace: 'sales' }, 'current_user', { withGrantOption: true });
    op.grant('execute', { function: 'f', arguments: sql`a integer` }, 'public');
    op.grant('execute', { procedure: 'p' }, 'public');
    op.grant('usage', { type: 'mood' }, 'public');
    op.grant('usage', { domain: 'email' }, 'public');
    op.revoke('select', { table: 'users' }, 'public');
    op.revoke('all', { namespace: 'sales' }, 'current_user', { grantOptionOnly: true });
  },
});
