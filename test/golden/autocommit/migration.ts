import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'autocommit',
  upgrade(op) {
    op.autocommit((outside) => outside.execute(sql`VACUUM users`, { down: null }));
  },
});
