import type { Need, Subject } from '../dialects/needs.ts';
import { JOURNAL } from './journal-table.ts';
import type { ScriptRequest } from './plan-script.ts';

/** What the script's own tables ask for, beside what the plan does. */
export function scriptNeeds(request: ScriptRequest, keepsJournal: boolean): readonly Need[] {
  const { name, schema } = request.versionTable;
  const versionTable = tableIn(schema, name);
  const journal = tableIn(schema, JOURNAL);
  const place: Subject = { kind: 'schema', ...(schema !== undefined && { name: schema }) };
  return [
    ...versionTableRights(request).map((right) => ({ right, on: versionTable })),
    ...(keepsJournal
      ? ['SELECT', 'INSERT', 'UPDATE']
      : request.direction === 'stamp'
        ? ['SELECT', 'UPDATE']
        : ['SELECT']
    ).map((right) => ({ right, on: journal })),
    ...(schema === undefined ? [] : [{ right: 'USAGE', on: place }]),
    ...creation(request, keepsJournal, versionTable, journal, place),
  ];
}

/** The rows are read, locked and moved. */
function versionTableRights({ steps, purge, known }: ScriptRequest): readonly string[] {
  // Where revisions may be applied already, old rows are deleted and the new one is inserted, whatever they are.
  if (known) return ['SELECT', 'INSERT', 'DELETE'];
  const moves = steps.flatMap((one) => one.moves);
  const deletes = purge === true || moves.some((one) => 'delete' in one);
  // LOCK TABLE asks for a right to change what is there: https://www.postgresql.org/docs/current/sql-lock.html
  const updates = !deletes || moves.some((one) => 'update' in one);
  return [
    'SELECT',
    ...(moves.some((one) => 'insert' in one) ? ['INSERT'] : []),
    ...(updates ? ['UPDATE'] : []),
    ...(deletes ? ['DELETE'] : []),
  ];
}

/** With a journal, tables are made only where they are missing; CREATE TABLE IF NOT EXISTS asks for CREATE even where it makes nothing. */
function creation(
  { from, purge }: ScriptRequest,
  keepsJournal: boolean,
  versionTable: Subject,
  journal: Subject,
  place: Subject,
): readonly Need[] {
  const makesVersionTable = from.length === 0 || purge === true;
  if (!keepsJournal) return makesVersionTable ? [{ right: 'CREATE', on: place }] : [];
  return [...(makesVersionTable ? [versionTable] : []), journal].map((on) => ({ right: 'make', on }));
}

function tableIn(schema: string | undefined, name: string): Subject {
  return { kind: 'relation', name, ...(schema !== undefined && { schema }) };
}
