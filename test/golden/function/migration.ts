import { migration, sql } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: null,
  message: 'function',
  upgrade(op) {
    op.createFunction('with_tax', {
      arguments: sql`price numeric, rate numeric DEFAULT 0.2`,
      returns: sql`numeric`,
      language: 'sql',
      volatility: 'immutable',
      strict: true,
      parallel: 'safe',
      cost: 10,
      body: sql`SELECT price * (1 + rate)`,
      comment: 'gross',
    });
    op.createFunction('whoever', {
      returns: sql`SETOF text`,
      language: 'plpgsql',
      security: 'definer',
      rows: 5,
      leakproof: false,
      set: { search_path: sql`pg_catalog, pg_temp`, work_mem: '8MB' },
      body: sql`
BEGIN
  RETURN QUERY SELECT 'it''s $function$'::text;
END
`,
    });
  },
});
