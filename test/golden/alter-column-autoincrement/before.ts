import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'what is there',
  upgrade(op) {
    op.createTable('person', {
      id: t.integer().notNull(),
      number: t.integer(),
      name: t.string(40),
    });
  },
});
