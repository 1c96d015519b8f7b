import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'comments on objects',
  upgrade(op) {
    op.comment({ view: 'v' }, null);
    op.comment({ materializedView: 'm' }, "it's m");
    op.comment({ sequence: 's' }, 's');
    op.comment({ domain: 'd' }, 'd');
    op.comment({ function: 'touch' }, 'f');
    op.comment({ procedure: 'p' }, 'p');
    op.comment({ trigger: 't1', table: 'users' }, 't');
    op.comment({ policy: 'own', table: 'users' }, 'p');
    op.comment({ namespace: 'sales' }, 'n');
    op.comment({ enum: 'mood', schema: 'sales' }, 'how it goes');
    op.comment({ extension: 'citext' }, 'e');
  },
});
