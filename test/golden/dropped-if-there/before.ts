import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'what is there',
  upgrade(op) {
    op.createTable('person', { id: t.integer(), name: t.text(), old: t.text() });
    op.createIndex('person_name', 'person', ['name']);
    op.createEnum('mood', ['ok']);
  },
});
