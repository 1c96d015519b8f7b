import { dollarQuoted, literal, oneLine } from './one-line.ts';
import type { ScriptStatement } from './plan-script.ts';

/** The row of the journal in which a batch notes the key that it has come to, in its own transaction. */
export interface BatchProgress {
  readonly table: string;
  readonly where: string;
}

/**
 * A DO block that runs a statement batch by batch and commits each: `COMMIT` works in a block that stands outside of any transaction
 * (https://www.postgresql.org/docs/current/plpgsql-transactions.html). EXECUTE plans each batch for its own key, so that the index of
 * the key is used from where the last one ended. Run again, it goes on behind the key that the journal holds; without a journal it
 * passes over what is done already.
 */
export function batchBlock({ text, loop }: ScriptStatement, progress?: BatchProgress): string | undefined {
  if (loop === undefined) return undefined;
  const keys = loop.key.map((_, i) => `key_${i + 1}`);
  const declarations = loop.key.map((column, i) => `\n  ${keys[i]} ${column}%TYPE;`).join('');
  const noted = progress && {
    read: `
  SELECT progress INTO reached FROM ${progress.table} WHERE ${progress.where};
  IF reached IS NOT NULL THEN
    is_first := false;${keys.map((one, i) => `\n    ${one} := reached ->> ${i};`).join('')}
    RAISE NOTICE USING MESSAGE = 'limbeck: it goes on behind ' || reached::text;
  END IF;`,
    write: `
    UPDATE ${progress.table} SET progress = jsonb_build_array(${keys.join(', ')}) WHERE ${progress.where};`,
  };
  const pause = loop.pause > 0 ? `\n    PERFORM pg_sleep(${loop.pause / 1000});` : '';
  return `DO ${dollarQuoted(`
DECLARE
  is_first boolean := true;
  touched bigint;
  total bigint := 0;${noted ? '\n  reached jsonb;' : ''}${declarations}
BEGIN${noted?.read ?? ''}
  LOOP
    EXECUTE ${dollarQuoted(text)}
      INTO touched, ${keys.join(', ')} USING is_first, ${keys.join(', ')};
    EXIT WHEN touched IS NULL;${noted?.write ?? ''}
    COMMIT;
    is_first := false;
    total := total + touched;
    RAISE NOTICE USING MESSAGE = format(${literal('limbeck: %s rows, ')}, total) || ${literal(oneLine(loop.what))};${pause}
  END LOOP;
END
`)}`;
}
