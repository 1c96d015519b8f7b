import { index, migration, sql, t, unique } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: null,
  message: 'create table with everything',
  upgrade(op) {
    op.createTable(
      'purchase',
      {
        id: t.integer().primaryKey().autoincrement(),
        'Mixed Case': t.string(40).notNull().default("it's"),
        qty: t.integer().notNull().default(1).check(sql`qty > 0`),
        price: t.numeric(10, 2),
        total: t.numeric(12, 2).computed(sql`qty * price`),
        parent_id: t.integer().references('purchase.id', { onDelete: 'cascade', onUpdate: 'restrict' }),
        made: t.timestamp({ timezone: true }).default(sql`CURRENT_TIMESTAMP`),
        note: t.text().comment('free text'),
      },
      (c) => [unique('uq_purchase', [c.qty, c.price]), index('ix_purchase_made', [c.made, c.note], { unique: true })],
      { comment: 'What people bought' },
    );
  },
});
