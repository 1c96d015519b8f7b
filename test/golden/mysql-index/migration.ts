import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'mysql index',
  upgrade(op) {
    op.createIndex('ix_name', 'person', ['name'], { mysql: { length: { name: 10 } } });
    op.createIndex('ix_both', 'person', ['age', 'name'], { unique: true, mysql: { using: 'btree', length: 12 } });
    op.createIndex('ft_name', 'person', ['name'], { mysql: { prefix: 'fulltext' } });
    op.dropIndex('ix_team');
    op.renameIndex('ix_name', 'ix_person_name');
    op.comment({ index: 'ix_both' }, "it's both");
  },
});
