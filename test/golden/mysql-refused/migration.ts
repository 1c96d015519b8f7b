import { index, migration, sql, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'one reason each',
  upgrade(op) {
    op.createTable('i_where', { name: t.string(80), n: t.integer() }, (c) => [
      index('ix_where', [c.name], { where: sql`n > 0` }),
    ]);
    op.createTable('i_include', { name: t.string(80), n: t.integer() }, (c) => [
      index('ix_include', [c.name], { include: [c.n] }),
    ]);
    op.createTable('i_nnd', { name: t.string(80), n: t.integer() }, (c) => [
      index('ix_nnd', [c.name], { unique: true, nullsNotDistinct: true }),
    ]);
    op.createTable('i_with', { name: t.string(80), n: t.integer() }, (c) => [
      index('ix_with', [c.name], { with: { fillfactor: 70 } }),
    ]);
    op.createTable('i_space', { name: t.string(80), n: t.integer() }, (c) => [
      index('ix_space', [c.name], { tablespace: 'pg_default' }),
    ]);
    op.createTable('i_gin', { name: t.string(80), n: t.integer() }, (c) => [
      index('ix_gin', [c.name], { using: 'gin' }),
    ]);
    op.createTable('i_nulls', { name: t.string(80), n: t.integer() }, (c) => [
      index('ix_nulls', [{ column: c.name, nulls: 'last' }]),
    ]);
    op.createTable('i_opclass', { name: t.string(80), n: t.integer() }, (c) => [
      index('ix_opclass', [{ column: c.name, opclass: 'text_ops' }]),
    ]);
    op.createTable('i_coll', { name: t.string(80), n: t.integer() }, (c) => [
      index('ix_coll', [{ column: c.name, collation: 'C' }]),
    ]);
    op.createTable('i_desc', { name: t.string(80), n: t.integer() }, (c) => [
      index('ix_desc', [{ column: c.name, order: 'desc' }]),
    ]);
    op.createIndex('ix_there', 'person', ['age'], { ifNotExists: true });
    op.createIndex('ix_the_space', 'person', ['age'], { tablespace: 'pg_default' });
    op.createIndex('ix_the_coll', 'person', [{ column: 'name', collation: 'C' }]);
    op.createIndex('ix_the_nulls', 'person', [{ column: 'age', nulls: 'first' }]);
    op.createIndex('ix_the_desc', 'person', [{ column: 'age', order: 'desc' }]);
    op.createUniqueConstraint('uq_in', 'person', ['age'], { include: ['name'] });
    op.createUniqueConstraint('uq_nulls', 'person', ['name'], { nullsNotDistinct: true });
    op.createPrimaryKey('pk_a', 'keyless', [], { usingIndex: 'ix_a' });
    op.createCheckConstraint('ck_there', 'person', sql`age > 0`, { ifNotExists: true });
    op.alterColumn('numbered', 'id', { identity: { start: 10 } });
    op.alterColumn('numbered', 'id', { identity: { increment: 5 } });
    op.alterColumn('numbered', 'id', { identity: { minValue: 5 } });
    op.alterColumn('numbered', 'id', { identity: { maxValue: 90 } });
    op.alterColumn('numbered', 'id', { identity: { cycle: true } });
    op.alterColumn('numbered', 'id', { identity: { cache: 2 } });
    op.createFunction('f_leakproof', { returns: sql`INTEGER`, language: 'sql', body: sql`SELECT 1`, leakproof: true });
    op.createFunction('f_parallel', { returns: sql`INTEGER`, language: 'sql', body: sql`SELECT 1`, parallel: 'safe' });
    op.createFunction('f_cost', { returns: sql`INTEGER`, language: 'sql', body: sql`SELECT 1`, cost: 10 });
    op.createFunction('f_strict', { returns: sql`INTEGER`, language: 'sql', body: sql`SELECT 1`, strict: true });
    op.createFunction('f_set', {
      returns: sql`INTEGER`,
      language: 'sql',
      body: sql`SELECT 1`,
      set: { work_mem: '1MB' },
    });
    op.createFunction('f_rows', { returns: sql`SETOF INTEGER`, language: 'sql', body: sql`SELECT 1`, rows: 5 });
    op.createTrigger('t_when', 'person', {
      timing: 'before',
      events: ['update'],
      when: sql`NEW.age > 5`,
      body: sql`SELECT 1;`,
    });
    op.dropConstraint('person_name_key', 'person');
    op.alterSequence('own_no', { increment: 2, ownedBy: { table: 'person', column: 'id', schema: 'other' } });
    op.alterSequence('own_no', { increment: 3, ownedBy: null });
    op.alterSequence('own_no', { increment: 4, type: 'integer' });
  },
});
