import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'one reason each',
  upgrade(op) {
    op.createTable('person', { id: t.integer().primaryKey(), name: t.string(80).unique(), age: t.integer() });
    op.createTable('keyless', { a: t.integer().notNull() });
    op.createIndex('ix_a', 'keyless', ['a'], { unique: true });
    op.createTable('numbered', { id: t.integer().primaryKey() });
    op.comment({ constraint: 'person_name_key', table: 'person' }, 'who');
    op.createSchema('other');
    op.createTable('person', { id: t.integer().primaryKey() }, null, { schema: 'other' });
    op.createSequence('own_no', { start: 5 });
  },
});
