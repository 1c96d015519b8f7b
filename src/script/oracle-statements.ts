import type { VersionMove } from '../revisions/moves.ts';
import { isBlank, Lexer } from '../sql/lexer.ts';
import { factsInWords } from './lock-words.ts';
import { oneLine } from './one-line.ts';
import { context, errors, setContext, stored } from './oracle-blocks.ts';
import { commentLine, executable, raise, said, saidPart, textLiteral, valueLiteral } from './oracle-text.ts';
import { MOST_KEYS, type ScriptPrecondition, type ScriptStatement, type UndoneStep } from './plan-script.ts';

/** `migrations/0007.ts:9: create unique index uq_email on users` */
export function placed({ source, summary }: ScriptStatement): string {
  const text = oneLine(source ? `${source.file}:${source.line} ${summary}` : summary);
  return text.length <= 400 ? text : `${text.slice(0, 400).replace(/[\ud800-\udbff]$/, '')}...`;
}

export function describe(statement: ScriptStatement): string {
  const { source, summary, dataLoss, when, facts } = statement;
  const place = source ? `${source.file}:${source.line} ` : '';
  const only = when ? ` -- only when ${when.condition}` : '';
  const locks = facts === undefined ? '' : factsInWords(facts);
  const loss = dataLoss === undefined ? '' : ` -- DATA LOSS: ${dataLoss}`;
  return commentLine(`${place}${summary}${only}${locks === '' ? '' : ` -- ${locks}`}${loss}`, '    ');
}

/** What the statements of a block use, declared only where they do. */
export function declarationsFor(statements: readonly ScriptStatement[], undoes?: UndoneStep): readonly string[] {
  const asks = statements.some(({ control }) => control?.kind === 'precondition');
  const holds =
    undoes?.done !== undefined ||
    statements.some(
      ({ control, onlyIf, resume }) =>
        control?.kind === 'assert' || control?.kind === 'condition' || onlyIf !== undefined || resume?.kind === 'probe',
    );
  const repairs = [undoes, ...statements.map((one) => one.resume)].some((one) => (one?.repairs ?? []).length > 0);
  const texts = [...statements.map((one) => one.text), ...statements.map((one) => one.onlyIf ?? '')];
  const long = texts.some((one) => textLiteral(one) === undefined);
  return [
    ...(long ? ['  v_text CLOB;'] : []),
    ...(statements.some((one) => compiledBy(one.text))
      ? [
          '  v_errors VARCHAR2(2000);',
          '  v_compiled BOOLEAN;',
          '  e_compiled EXCEPTION;',
          '  PRAGMA EXCEPTION_INIT(e_compiled, -24344);',
        ]
      : []),
    ...(asks ? ['  v_keys VARCHAR2(2000);', '  v_key_count NUMBER;'] : []),
    ...(holds ? [HOLDS] : []),
    ...(asks ? [ASK] : []),
    ...(repairs ? [REPAIR] : []),
  ];
}

/** A query that gives 1 or 0, or a boolean since 23ai. */
const HOLDS = `  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;`;

/** The keys of the rows that are in the way. Nothing that the data hold may move or hide what is told. */
const ASK = `  PROCEDURE ask(p_query IN CLOB) IS
    v_rows SYS_REFCURSOR;
    v_key VARCHAR2(4000);
  BEGIN
    v_keys := NULL;
    v_key_count := 0;
    OPEN v_rows FOR p_query;
    LOOP
      FETCH v_rows INTO v_key;
      EXIT WHEN v_rows%NOTFOUND;
      v_key_count := v_key_count + 1;
      IF v_key_count < ${MOST_KEYS} THEN
        v_keys := SUBSTRB(v_keys || CASE WHEN v_key_count > 1 THEN ', ' END || NVL(REGEXP_REPLACE(v_key, '[[:cntrl:]]', '?'), 'NULL'), 1, 1000);
      ELSE
        v_keys := v_keys || ', ...';
        EXIT;
      END IF;
    END LOOP;
    CLOSE v_rows;
  END ask;`;

/** What a stopped run has left is cleared away: each row of the query is a statement. */
const REPAIR = `  PROCEDURE repair(p_query IN CLOB) IS
    v_rows SYS_REFCURSOR;
    v_repair VARCHAR2(32767);
  BEGIN
    OPEN v_rows FOR p_query;
    LOOP
      FETCH v_rows INTO v_repair;
      EXIT WHEN v_rows%NOTFOUND;
      EXECUTE IMMEDIATE v_repair;
    END LOOP;
    CLOSE v_rows;
  END repair;`;

/** A condition in SQL, asked by \`holds\`. */
export function isTrue(condition: string, pad: string): string {
  return `holds(${textLiteral(`SELECT COUNT(*) FROM dual WHERE (${condition}\n)`, `${pad}  `) ?? "''"})`;
}

/**
 * A statement inside of a block, with all that it depends on.
 *
 * @param around what stands right before and behind its own execution
 * @param gate what has to be true, whatever its author wants
 */
export function runStatement(
  statement: ScriptStatement,
  around: { readonly before: string; readonly after: string } = { before: '', after: '' },
  gate?: string,
): string {
  const { when, onlyIf, guard, control, text } = statement;
  const conditions = [
    ...(gate === undefined ? [] : [gate]),
    ...(when ? [`NVL(${context(`limbeck_when_${when.number}`)}, 'no') = 'yes'`] : []),
    ...(onlyIf === undefined || control ? [] : [isTrue(onlyIf, '    ')]),
  ];
  const pad = conditions.length === 0 ? '    ' : '      ';
  const doing = `${pad}v_doing := ${said(placed(statement))};\n`;
  const guarded = guard === undefined ? '' : `${guard}\n`;
  const body =
    control?.kind === 'condition'
      ? question(statement, control.block, pad)
      : control?.kind === 'assert'
        ? assertion(statement, control.message, pad)
        : control?.kind === 'precondition'
          ? testHere(statement, control, pad)
          : `${around.before}${execution(text, pad)}${around.after}`;
  const all = `${doing}${guarded}${body}`;
  const only = conditions.length === 0 ? all : `    IF ${conditions.join(' AND ')} THEN\n${all}\n    END IF;`;
  // A block inside a block that is passed over is passed over too.
  const first =
    control?.kind === 'condition' ? `    ${setContext(`limbeck_when_${control.block.number}`, "'no'")}\n` : '';
  return `${describe(statement)}\n${first}${only}`;
}

/** Runs the text; a unit of PL/SQL that does not compile is there, but invalid, and counts as a success elsewhere: ORA-24344. */
function execution(text: string, pad: string): string {
  const { before, text: expression } = executable(text, pad);
  const unit = compiledBy(text);
  if (!unit) return `${before}${pad}EXECUTE IMMEDIATE ${expression};`;
  const owner = unit.schema === undefined ? "SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA')" : valueLiteral(unit.schema);
  return `${before}${pad}v_compiled := TRUE;
${pad}BEGIN
${pad}  EXECUTE IMMEDIATE ${expression};
${pad}EXCEPTION
${pad}  WHEN e_compiled THEN
${pad}    v_compiled := FALSE;
${pad}END;
${pad}v_errors := NULL;
${pad}FOR e IN (SELECT x.line, x.position, x.text FROM all_errors x WHERE x.owner = ${owner}
${pad}  AND x.name = ${valueLiteral(unit.name)} AND x.type = '${unit.type}' AND x.attribute = 'ERROR' ORDER BY x.sequence) LOOP
${pad}  v_compiled := FALSE;
${pad}  v_errors := SUBSTRB(v_errors || CHR(10) || 'line ' || e.line || ', column ' || e.position || ': ' || e.text, 1, 1200);
${pad}END LOOP;
${pad}IF NOT v_compiled THEN
${raise(
  errors.notCompiled,
  [
    `${saidPart(`limbeck: ${unit.type} ${unit.name} does not compile: `)} || v_doing || v_errors`,
    said('It is there, but invalid. Drop it or put the old one back, mend the migration, and compile the plan anew.'),
  ],
  `${pad}  `,
)}
${pad}END IF;`;
}

interface Unit {
  readonly type: string;
  readonly schema?: string;
  readonly name: string;
}

/** What of PL/SQL a statement makes, as the dictionary has it. */
export function compiledBy(text: string): Unit | undefined {
  if (!/^\s*(?:--|\/\*|create\b)/i.test(text)) return undefined;
  const words: string[] = [];
  const lexer = new Lexer(text, 'oracle');
  while (words.length < 14 && lexer.next()) {
    if (!isBlank(lexer.kind)) words.push(text.slice(lexer.start, lexer.end));
  }
  const upper = words.map((one) => one.toUpperCase());
  if (upper[0] !== 'CREATE') return undefined;
  let at = 1;
  while (['OR', 'REPLACE', 'EDITIONABLE', 'NONEDITIONABLE', 'FORCE'].includes(upper[at] ?? '')) at++;
  let type = upper[at++] ?? '';
  if (!['FUNCTION', 'PROCEDURE', 'PACKAGE', 'TRIGGER', 'TYPE'].includes(type)) return undefined;
  if (upper[at] === 'BODY') {
    type = `${type} BODY`;
    at++;
  }
  if (upper[at] === 'IF' && upper[at + 1] === 'NOT' && upper[at + 2] === 'EXISTS') at += 3;
  const first = words[at];
  if (first === undefined) return undefined;
  const second = words[at + 1] === '.' ? words[at + 2] : undefined;
  return second === undefined ? { type, name: stored(first) } : { type, schema: stored(first), name: stored(second) };
}

/** Asks once and keeps the answer. */
function question(
  { text }: ScriptStatement,
  { number, condition }: { number: number; condition: string },
  pad: string,
): string {
  const { before, text: query } = executable(text, pad);
  const what = saidPart(`limbeck: when ${condition}: `);
  return `${before}${pad}IF holds(${query}) THEN
${pad}  ${setContext(`limbeck_when_${number}`, "'yes'")}
${pad}  DBMS_OUTPUT.PUT_LINE(${what} || 'yes');
${pad}ELSE
${pad}  DBMS_OUTPUT.PUT_LINE(${what} || 'no, passed over');
${pad}END IF;`;
}

function assertion(statement: ScriptStatement, message: string, pad: string): string {
  const { before, text: query } = executable(statement.text, pad);
  return `${before}${pad}IF NOT holds(${query}) THEN
${raise(errors.notMet, [saidPart(`limbeck: ${message}`), ...assertedAt(statement), said('It is a precondition that the author of the migration has set. This step was rolled back.')], `${pad}  `)}
${pad}END IF;`;
}

function assertedAt({ source }: ScriptStatement): readonly string[] {
  return source ? [said(`op.assert at ${source.file}:${source.line}`)] : [];
}

function testHere(statement: ScriptStatement, control: ScriptPrecondition, pad: string): string {
  const { before, text: query } = executable(statement.text, pad);
  return `${before}${pad}ask(${query});
${pad}IF v_key_count > 0 THEN
${raise(errors.notMet, [`'limbeck: ' || ${inTheWay(control, pad)}`, keys(control), said(`${mending(statement, control)} This step was rolled back.`)], `${pad}  `)}
${pad}END IF;`;
}

/** `3 rows of users have no email, but the column becomes NOT NULL` */
function inTheWay({ one, many, because }: ScriptPrecondition, pad: string): string {
  return `CASE v_key_count WHEN 1 THEN ${saidPart(`1 ${one}`)}
${pad}      WHEN ${MOST_KEYS} THEN ${saidPart(`at least ${MOST_KEYS} ${many}`)} ELSE v_key_count || ${saidPart(` ${many}`)} END
${pad}      || ${saidPart(`, but ${because}`)}`;
}

function keys({ key }: ScriptPrecondition): string {
  return `${saidPart(`${oneLine(key)} `)} || v_keys`;
}

function mending(statement: ScriptStatement, { mend }: ScriptPrecondition): string {
  const { source, summary } = statement;
  const place = source ? ` (${source.file}:${source.line})` : '';
  return oneLine(`${mend}, then run the script again. It is needed to ${summary}${place}.`);
}

/** A test before the first change: what is not as it must be is gathered in v_unmet, each with a number. */
export function testFirst(statement: ScriptStatement): string {
  const pad = '    ';
  const { control } = statement;
  const { before, text: query } = executable(statement.text, pad);
  const gather = (parts: readonly string[]): string =>
    `${pad}  v_unmet_count := v_unmet_count + 1;
${pad}  v_unmet := SUBSTRB(v_unmet || CHR(10) || ${parts.join(`\n${pad}    || CHR(10) || `)}, 1, 1800);`;
  const test =
    control?.kind === 'precondition'
      ? `${pad}ask(${query});
${pad}IF v_key_count > 0 THEN
${gather([inTheWay(control, pad), `'  ' || ${keys(control)}`, saidPart(`  ${mending(statement, control)}`)])}
${pad}END IF;`
      : `${pad}IF NOT holds(${query}) THEN
${gather([said(control?.kind === 'assert' ? control.message : ''), ...assertedAt(statement)])}
${pad}END IF;`;
  return `${describe(statement)}
${pad}v_doing := ${said(placed(statement))};
${before}${test}`;
}

export function moveRow(table: string, move: VersionMove): string {
  const [statement, what] =
    'insert' in move
      ? [`INSERT INTO ${table} (version_num) VALUES (${valueLiteral(move.insert)})`, `insert ${move.insert}`]
      : 'delete' in move
        ? [`DELETE FROM ${table} WHERE version_num = ${valueLiteral(move.delete)}`, `delete ${move.delete}`]
        : [
            `UPDATE ${table} SET version_num = ${valueLiteral(move.update[1])} WHERE version_num = ${valueLiteral(move.update[0])}`,
            `move ${move.update[0]} to ${move.update[1]}`,
          ];
  return `    ${statement};
    IF SQL%ROWCOUNT <> 1 THEN
${raise(errors.rowsMoved, [`'limbeck: ' || SQL%ROWCOUNT || ${saidPart(` rows touched instead of one: ${what} in ${table}`)}`], '      ')}
    END IF;`;
}
