import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'domain altered',
  upgrade(op) {
    op.alterDomain('email', {
      default: null,
      notNull: true,
      dropCheck: 'email_has_at',
      addCheck: ['email_at_once', sql`value ~ '^[^@]+@[^@]+$'`],
    });
    op.renameDomain('email', 'mail');
    op.dropDomain('old');
  },
});
