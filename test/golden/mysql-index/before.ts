import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'mysql index',
  upgrade(op) {
    op.createTable('team', { id: t.integer().primaryKey() });
    op.createTable('person', {
      id: t.integer().primaryKey(),
      name: t.string(80),
      age: t.integer(),
      team: t.integer().references('team.id', { onDelete: 'set null' }),
    });
    op.createIndex('ix_team', 'person', ['team']);
  },
});
