import type { BlockChain, OracleTables } from './oracle-blocks.ts';
import { compareStart, countTables, createVersionTable, readStart, refuseElsewhere } from './oracle-guards.ts';
import type { OracleJournal } from './oracle-journal.ts';
import { createJournal, refuseOpenRun } from './oracle-journal-table.ts';
import { commentLine, textLiteral } from './oracle-text.ts';
import type { ScriptRequest } from './plan-script.ts';
import type { ScriptText } from './script-text.ts';

interface Writing {
  readonly text: ScriptText;
  readonly request: ScriptRequest;
  readonly tables: OracleTables;
  readonly chain: BlockChain;
  readonly journal: OracleJournal | undefined;
}

/** The first block: everything that can be refused without changing anything. */
export function opening({ text, request, tables, chain, journal }: Writing): void {
  text.space();
  text.write(commentLine('Nothing is changed unless this passes.'));
  const rows = request.purge
    ? '  -- Any rows will do: they are purged.'
    : `${readStart(request, tables)}
${
  journal
    ? `  ${countTables(tables, tables.journalName, 'v_count')}
  IF v_count = 0 THEN
${compareStart(request, tables, '    ')}
  END IF;`
    : `${withoutOpenRun(request, tables)}${compareStart(request, tables)}`
}`;
  const declarations = ['  v_found VARCHAR2(4000);', '  v_count NUMBER;', '  v_open NUMBER;'];
  text.batch(
    chain.first(
      request.purge ? [] : declarations.slice(0, journal ? 2 : 3),
      `  :limbeck_status := 1;
${refuseElsewhere(request, hasOtherCharacters(request))}
${rows}`,
    ),
    '/',
  );
}

function withoutOpenRun(request: ScriptRequest, tables: OracleTables): string {
  if (request.direction === 'stamp') return '';
  return `  ${countTables(tables, tables.journalName, 'v_count')}
  IF v_count > 0 THEN
${refuseOpenRun(request, tables)}
  END IF;
`;
}

/** Letters beyond ASCII in what is run. */
function hasOtherCharacters({ steps, versionTable, from, to }: ScriptRequest): boolean {
  const texts = steps.flatMap((one) => one.statements.map((statement) => statement.text));
  return [...texts, versionTable.name, ...from, ...to].some((one) => /[^\0-\x7f]/.test(one));
}

/** What the script itself needs, where it is missing. */
export function prepare({ text, request, tables, chain, journal }: Writing): void {
  const { from, purge } = request;
  const made = [
    ...(from.length === 0 || purge ? [[tables.versionName, createVersionTable(request, tables)] as const] : []),
    ...(journal ? [[tables.journalName, createJournal(tables.journal)] as const] : []),
  ];
  if (made.length === 0) return;
  text.space();
  text.write(commentLine('What the script itself needs.'));
  const creations = made.map(
    ([name, create]) => `  ${countTables(tables, name, 'v_count')}
  IF v_count = 0 THEN
    EXECUTE IMMEDIATE ${textLiteral(create)};
  END IF;`,
  );
  const row = `INSERT INTO ${tables.journal} (run, step, version_table, plan, summary, compiler)
  SELECT 0, 0, '-', '-', 'locked by whoever runs a plan', '-' FROM dual
  WHERE NOT EXISTS (SELECT 1 FROM ${tables.journal} WHERE run = 0 AND step = 0)`;
  const locked = journal ? `\n  EXECUTE IMMEDIATE ${textLiteral(row)};\n  COMMIT;` : '';
  text.batch(chain.next(['  v_count NUMBER;'], `${creations.join('\n')}${locked}`), '/');
}
