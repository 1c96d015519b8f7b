import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'identity options one by one',
  upgrade(op) {
    op.createTable('always', { id: t.integer().primaryKey().identity({ always: true }) });
    op.createTable('starting', { id: t.integer().primaryKey().identity({ start: 100 }) });
    op.createTable('jumping', { id: t.integer().primaryKey().identity({ increment: 5 }) });
    op.createTable('bounded_below', { id: t.integer().primaryKey().identity({ minValue: 1 }) });
    op.createTable('bounded_above', { id: t.integer().primaryKey().identity({ maxValue: 1000 }) });
    op.createTable('going_round', { id: t.integer().primaryKey().identity({ cycle: true }) });
    op.createTable('ahead', { id: t.integer().primaryKey().identity({ cache: 20 }) });
    op.addColumn('first', 'id', t.integer().notNull().identity({ always: true }));
    op.addColumn('second', 'id', t.integer().notNull().identity({ increment: 5 }));
    op.addColumn('third', 'id', t.integer().notNull().identity({ cache: 20 }));
  },
});
