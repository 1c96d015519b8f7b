import { defineOperation, migration, sql } from 'limbeck';

const archive = defineOperation<{ table: string }>({
  name: 'archiveRows',
  render: {
    postgresql: ({ table }) => sql`DELETE FROM ${sql.id(table)} WHERE id < 1000`,
    sqlite: () => [],
  },
  dataLoss: ({ table }) => ({ of: table, what: `the oldest rows of ${table}` }),
});

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'an operation without a way back',
  upgrade(op) {
    op.run(archive, { table: 'user_audit' });
  },
});
