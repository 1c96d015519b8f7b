import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: null,
  message: 'domain',
  upgrade(op) {
    op.createDomain('email', t.text().collate('C'), {
      default: 'nobody@example.com',
      notNull: true,
      checks: { email_has_at: sql`value LIKE '%@%'`, email_short: sql`length(value) < 255` },
      comment: 'an address',
    });
  },
});
