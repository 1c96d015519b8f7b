import { dollarQuoted, literal, oneLine } from './one-line.ts';
import type { ScriptStatement } from './plan-script.ts';

/**
 * A DO block that runs a statement batch by batch and commits each: `COMMIT` works in a block that stands outside of any transaction
 * (https://www.postgresql.org/docs/current/plpgsql-transactions.html). EXECUTE plans each batch for its own key, so that the index of
 * the key is used from where the last one ended. Run again, it passes over what is done already.
 */
export function batchBlock({ text, loop }: ScriptStatement): string | undefined {
  if (loop === undefined) return undefined;
  const keys = loop.key.map((_, i) => `key_${i + 1}`);
  const declarations = loop.key.map((column, i) => `\n  ${keys[i]} ${column}%TYPE;`).join('');
  const pause = loop.pause > 0 ? `\n    PERFORM pg_catalog.pg_sleep(${loop.pause / 1000});` : '';
  return `DO ${dollarQuoted(`
DECLARE
  is_first boolean := true;
  touched bigint;
  total bigint := 0;${declarations}
BEGIN
  LOOP
    EXECUTE ${dollarQuoted(text)}
      INTO touched, ${keys.join(', ')} USING is_first, ${keys.join(', ')};
    EXIT WHEN touched IS NULL;
    COMMIT;
    is_first := false;
    total := total OPERATOR(pg_catalog.+) touched;
    RAISE NOTICE USING MESSAGE = pg_catalog.concat('limbeck: ', total, ${literal(` rows, ${oneLine(loop.what)}`)});${pause}
  END LOOP;
END
`)}`;
}
