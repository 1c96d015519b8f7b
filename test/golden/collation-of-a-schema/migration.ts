import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'collation of a schema',
  upgrade(op) {
    op.createTable('word', { text: t.text().collate('by_name', { schema: 'sales' }) });
    op.addColumn('word', 'other', t.string(9).collate('de.DE', { schema: 'Sales' }));
    op.alterColumn('word', 'other', { type: t.text().collate('by_name', { schema: 'sales' }) });
    op.createIndex('ix_word', 'word', [{ column: 'text', collation: { name: 'by_name', schema: 'sales' } }]);
    op.createDomain('short_word', t.text().collate('by_name', { schema: 'sales' }), {
      checks: { short: sql`length(value) < 9` },
    });
  },
});
