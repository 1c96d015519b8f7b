import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'grant option',
  upgrade(op) {
    op.grant('select', { table: 'users' }, 'pg_monitor', { withGrantOption: true });
    op.revoke('select', { table: 'users' }, 'pg_monitor', { grantOptionOnly: true });
  },
});
