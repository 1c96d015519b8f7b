import { lockKey } from './digest.ts';
import { dollarQuoted, literal, oneLine } from './one-line.ts';
import { MOST_KEYS, type ScriptPrecondition, type ScriptRequest, type ScriptStatement } from './plan-script.ts';
import type { ScriptText } from './script-text.ts';

/** What a test works with. The query stands in an EXECUTE, where no column can be taken for one of them. */
export const testVariables = 'keys text[];';

/** A test right before what needs it: it stops the script. */
export function testHere(statement: ScriptStatement, control: ScriptPrecondition): (pad: string) => string {
  const hint = literal(`${mending(statement, control)} This transaction was rolled back.`);
  return (pad) =>
    asking(statement, pad, [
      `${pad}  RAISE EXCEPTION USING MESSAGE = 'limbeck: ' || ${message(control, `${pad}    `)},`,
      `${pad}    DETAIL = ${keysInWords(control, visible)},`,
      `${pad}    HINT = ${hint};`,
    ]);
}

/** The setting of the transaction that gathers what is not as it must be: four texts for each. */
const UNMET = 'limbeck.unmet';

/** What the preconditions of a plan need of the script around them. */
export interface FirstTests {
  /** Says what is being tested. */
  readonly announce: (line: string) => void;
  /** What must be true for a revision's tests to be asked: a run that goes on has passed them, and what is applied needs none. */
  readonly isAsked: (revision: string) => string | undefined;
  /** Names the point that a plain script has come to; it goes on only from there. */
  readonly opened: string | undefined;
}

/**
 * Tests all that can be tested before the first change, in one transaction that can only read. What is not as it must be is gathered
 * and told at once: whoever mends the data wants the whole list.
 */
export function sendFirstTests(
  text: ScriptText,
  request: ScriptRequest,
  { announce, isAsked, opened }: FirstTests,
): void {
  const tests: { readonly test: ScriptStatement; readonly condition: string | undefined }[] = [];
  for (const { revision, statements } of request.steps) {
    for (const test of statements) if (test.first) tests.push({ test, condition: isAsked(revision) });
  }
  if (tests.length === 0) return;
  text.space();
  text.comment('What must be true of the data before anything is changed; this transaction can only read.');
  if (opened !== undefined) text.send(passing(opened, `${opened} tested`));
  text.send('BEGIN READ ONLY');
  text.send(`SET LOCAL ${UNMET} = '{}'`);
  for (const { test, condition } of tests) {
    text.space();
    announce(`checking for ${subject(test)}`);
    const passed = condition === undefined ? '' : `  IF NOT (${condition}) THEN RETURN; END IF;\n`;
    const variables = test.control?.kind === 'assert' ? 'holds boolean;' : testVariables;
    text.send(block(`${passed}${testFirst(test)}`, variables));
  }
  text.space();
  text.send(telling(request, opened));
  text.send('COMMIT');
  text.space();
}

/** `migrations/0007.ts:9: create unique index uq_email on users` */
function subject({ source, summary }: ScriptStatement): string {
  return oneLine(source ? `${source.file}:${source.line} ${summary}` : summary);
}

function testFirst(statement: ScriptStatement): string {
  const { control, text, source } = statement;
  if (control?.kind === 'precondition') {
    return asking(statement, '  ', [
      ...gathering(
        message(control, '        '),
        keysInWords(control, (keys) => keys),
        literal(mending(statement, control)),
        placeOf(statement),
      ),
    ]);
  }
  const said = literal(control?.kind === 'assert' ? oneLine(control.message) : '');
  const where = literal(source ? `op.assert at ${oneLine(source.file)}:${source.line}` : 'op.assert');
  const hint = literal('It is a precondition that the author of the migration has set.');
  return `  EXECUTE ${dollarQuoted(text)} INTO holds;
  IF holds IS NOT TRUE THEN
${gathering(said, where, hint, "''").join('\n')}
  END IF;`;
}

/** The keys of the rows that are in the way, and what is done if there are any. */
function asking({ text }: ScriptStatement, pad: string, then: readonly string[]): string {
  return `${pad}EXECUTE ${dollarQuoted(`SELECT ARRAY(${text})`)} INTO keys;
${pad}IF cardinality(keys) > 0 THEN
${then.join('\n')}
${pad}END IF;`;
}

function gathering(said: string, keys: string, mend: string, place: string): readonly string[] {
  return [
    `    PERFORM set_config('${UNMET}', (current_setting('${UNMET}')::text[] || ARRAY[`,
    `      ${said},`,
    `      ${keys},`,
    `      ${mend},`,
    `      ${place}])::text, true);`,
  ];
}

function placeOf({ source }: ScriptStatement): string {
  return literal(source ? `${oneLine(source.file)}:${source.line}` : '');
}

/** `3 rows of users have no email, but the column becomes NOT NULL` */
function message({ one, many, because }: ScriptPrecondition, pad: string): string {
  const [single, plural, reason] = [`1 ${one}`, ` ${many}`, `, but ${because}`].map((part) =>
    literal(oneLineKept(part)),
  );
  return `CASE cardinality(keys) WHEN 1 THEN ${single}
${pad}ELSE CASE cardinality(keys) WHEN ${MOST_KEYS} THEN 'at least ' ELSE '' END || cardinality(keys) || ${plural} END
${pad}|| ${reason}`;
}

/** On one line, and with the space that it begins with. */
function oneLineKept(text: string): string {
  return `${text.startsWith(' ') ? ' ' : ''}${oneLine(text)}`;
}

/** Characters that would move or hide what is shown: control, format and bidirectional ones. */
const UNSEEN = '[\\u0001-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]';

/** `id 4, 17, 23`: keys only, and not all of them. */
function keysInWords({ key }: ScriptPrecondition, seen: (keys: string) => string): string {
  const shown = `array_to_string(keys[1:${MOST_KEYS - 1}], ', ', 'NULL')`;
  const more = `CASE cardinality(keys) WHEN ${MOST_KEYS} THEN ', …' ELSE '' END`;
  return `${literal(`${oneLine(key)} `)} || ${seen(shown)} || ${more}`;
}

/** Nothing that the data hold may move or hide what is told. */
function visible(text: string): string {
  return `regexp_replace(${text}, '${UNSEEN}', '?', 'g')`;
}

function mending(statement: ScriptStatement, { mend }: ScriptPrecondition): string {
  const { source, summary } = statement;
  const place = source ? ` (${source.file}:${source.line})` : '';
  return oneLine(`${mend}, then run the script again. It is needed to ${summary}${place}.`);
}

/** Raises once with all that was gathered. */
function telling({ versionTable }: ScriptRequest, opened: string | undefined): string {
  const back = opened === undefined ? '' : `\n    ${moving(`${opened} tested`, opened)}`;
  return `DO ${dollarQuoted(`
DECLARE
  unmet text[] := current_setting('${UNMET}');
BEGIN
  IF cardinality(unmet) = 0 THEN${back}
    RETURN;
  END IF;
  PERFORM pg_advisory_unlock(${lockKey(versionTable)});
  IF cardinality(unmet) = 4 THEN
    RAISE EXCEPTION USING MESSAGE = 'limbeck: ' || unmet[1], DETAIL = ${visible('unmet[2]')},
      HINT = unmet[3] || ' Nothing was changed.';
  END IF;
  RAISE EXCEPTION USING MESSAGE = format('limbeck: %s preconditions of this plan are not met', cardinality(unmet) / 4),
    DETAIL = (SELECT string_agg(concat(unmet[i], ': ', ${visible('unmet[i + 1]')}, ' (' || nullif(unmet[i + 3], '') || ')'), E'\\n' ORDER BY i)
      FROM generate_series(1, cardinality(unmet), 4) AS i),
    HINT = 'Mend all of these, then run the script again. Nothing was changed.';
END
`)}`;
}

/** A plain script is at a point only when it has passed the one before. */
function passing(from: string, to: string): string {
  return block(`  ${moving(from, to)}`);
}

function moving(from: string, to: string): string {
  return `IF current_setting('limbeck.done', true) = ${literal(from)} THEN PERFORM set_config('limbeck.done', ${literal(to)}, false); END IF;`;
}

function block(body: string, declaration = ''): string {
  const declare = declaration === '' ? '' : `DECLARE\n  ${declaration}\n`;
  return `DO ${dollarQuoted(`\n${declare}BEGIN\n${body}\nEND\n`)}`;
}
