import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: null,
  message: 'create table identity',
  upgrade(op) {
    op.createTable('ticket', {
      id: t.bigint().primaryKey().identity({ always: true, start: 10, increment: 2, cache: 20 }),
    });
  },
});
