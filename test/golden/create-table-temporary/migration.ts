import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: null,
  message: 'create table temporary',
  upgrade(op) {
    op.createTable('draft', { id: t.integer() }, null, { temporary: true });
    op.createTable('scratch', { id: t.integer() }, null, {
      temporary: true,
      postgresql: { onCommit: 'preserve rows' },
    });
  },
});
