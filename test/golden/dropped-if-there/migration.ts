import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'dropped if there',
  upgrade(op) {
    op.dropIndex('person_name', { ifExists: true });
    op.dropColumn('person', 'old', { ifExists: true });
    op.dropEnum('mood', { ifExists: true });
  },
});
