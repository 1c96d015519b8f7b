import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'add column every option',
  upgrade(op) {
    op.addColumn(
      'person',
      'id',
      t
        .integer()
        .primaryKey()
        .identity({ always: true, start: 10, increment: 5, minValue: 5, maxValue: 90, cache: 2, cycle: true }),
    );
    op.addColumn('person', 'number', t.integer().autoincrement());
    op.addColumn('person', 'length', t.integer().computed(sql`length(first)`, { stored: true }));
    op.addColumn('person', 'name', t.text().collate('C').unique().index());
    op.addColumn('person', 'age', t.integer().check(sql`age > 0`, { name: 'person_age' }));
    op.addColumn(
      'person',
      'team',
      t.integer().references('team.code', {
        match: 'full',
        onUpdate: 'cascade',
        onDelete: 'set null',
        deferrable: true,
        initially: 'deferred',
      }),
    );
    op.addColumn('person', 'other', t.integer().references('team.id', { notValid: true }));
    op.addColumn('person', 'third', t.integer().references('team.id'), { inline: true });
  },
});
