import { defineOperation, migration, sql } from 'limbeck';

const cluster = defineOperation<{ table: string; index: string }>({
  name: 'clusterTable',
  render: { postgresql: ({ table, index }) => sql`CLUSTER ${sql.id(table)} USING ${sql.id(index)}` },
  inverse: null,
});

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'an operation of one dialect',
  upgrade(op) {
    op.run(cluster, { table: 'users', index: 'users_pkey' });
  },
});
