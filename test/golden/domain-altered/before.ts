import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'domain altered',
  upgrade(op) {
    op.createDomain('email', t.text(), { default: 'x', checks: { email_has_at: sql`value LIKE '%@%'` } });
    op.createDomain('old', t.integer());
  },
});
