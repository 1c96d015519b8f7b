import { literal, rowsInWords } from './one-line.ts';
import type { KnownRevision, ScriptRequest } from './plan-script.ts';
import { array } from './postgresql-blocks.ts';

/** Every revision of the project, each behind what it needs, and who needs whom, by their numbers. */
export function knownRevisions(known: readonly KnownRevision[]): string {
  const numbers = new Map(known.map(({ revision }, i) => [revision, i + 1]));
  const edges = known.flatMap(({ needs }, i) => needs.map((one) => [i + 1, numbers.get(one) ?? 0] as const)).reverse();
  const list = (place: 0 | 1): string => `ARRAY[${edges.map((one) => one[place]).join(', ')}]::integer[]`;
  return `
  revisions CONSTANT text[] := ARRAY[${known.map((one) => literal(one.revision)).join(', ')}]::text[];
  later CONSTANT integer[] := ${list(0)};
  earlier CONSTANT integer[] := ${list(1)};
  applied boolean[] := array_fill(false, ARRAY[${known.length}]);
  reached text[];
  one_row text;
  place integer;
  unknown text;`;
}

/** What the rows stand for, by one walk from the newest revision to the oldest. */
export const reachRevisions = `  FOREACH one_row IN ARRAY found LOOP
    place := array_position(revisions, one_row);
    IF place IS NULL THEN
      unknown := one_row;
    ELSE
      applied[place] := true;
    END IF;
  END LOOP;
  FOR i IN 1 .. coalesce(array_length(later, 1), 0) LOOP
    IF applied[later[i]] THEN
      applied[earlier[i]] := true;
    END IF;
  END LOOP;
  SELECT coalesce(array_agg(one), '{}') INTO reached FROM unnest(revisions, applied) AS both_of (one, is_applied) WHERE is_applied;`;

/** The database has what the plan takes for granted, and nothing that the project does not know. */
export function refuseElsewhere({ from }: ScriptRequest, table: string, unlock: string): string {
  return `  IF unknown IS NOT NULL THEN
    ${unlock}
    RAISE EXCEPTION 'limbeck: the project has no revision "%"', unknown
      USING DETAIL = ${literal(`It stands in ${table}.`)}, HINT = 'Compile the plan from the migrations that this database has. Nothing was changed.';
  END IF;
  IF NOT reached @> ${array(from)} THEN
    ${unlock}
    RAISE EXCEPTION 'limbeck: the database is not as far as this plan takes for granted'
      USING DETAIL = format('%s holds %s; this plan is for databases that have %s.', ${literal(table)},
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), ${literal(rowsInWords(from))}),
        HINT = 'Compile one with --from ' || coalesce(nullif(array_to_string(found, ','), ''), 'base') || '. Nothing was changed.';
  END IF;`;
}

/** What is applied, for the steps to ask; where all of it is, the script stays closed. */
export function noteApplied({ steps }: ScriptRequest, journal: boolean): string {
  const [notBegun, close] = journal
    ? [" AND current_setting('limbeck.run') = '0'", "\n    PERFORM set_config('limbeck.run', '-1', false);"]
    : ['', ''];
  return `  IF reached @> ${array(steps.map((one) => one.revision))}${notBegun} THEN
    finished := true;${close}
    RAISE NOTICE 'limbeck: all of this plan is applied already: nothing to do';
  END IF;
  PERFORM set_config('limbeck.rows', array_to_string(found, ','), false);
  PERFORM set_config('limbeck.applied', ',' || array_to_string(reached, ',') || ',', false);`;
}
