import { oneLine, rowsInWords } from './one-line.ts';
import type { ScriptRequest, ScriptStatement } from './plan-script.ts';
import { isTest } from './preconditions-in-words.ts';
import { dividedRevisions, type Segment } from './segments.ts';

/** How the plan commits, in a sentence. */
export function transactionsInWords(segments: readonly Segment[]): string {
  const inside = segments.filter((one) => one.kind === 'transaction').length;
  const outside = segments.length - inside;
  const first = inside === 1 ? 'one transaction' : `${inside} transactions`;
  return outside === 0 ? first : `${first}, ${outside} ${outside === 1 ? 'statement' : 'statements'} outside of them`;
}

/** What to do when a plan of several transactions was interrupted: its lines for the header. */
export function recoveryLines(
  request: ScriptRequest,
  segments: readonly Segment[],
  journal: boolean,
): readonly { readonly line: string }[] {
  const way = [...rollbackLines(request), ...(request.wayBack ?? []).map(oneLine)];
  if (segments.length <= 1) return lines(way);
  if (journal) return lines([...goesOn(segments), ...way]);
  const said = [
    ...way,
    'This plan is not one transaction. If it stops half way, what was committed stays.',
    'Look at the version rows; the plan to go on with is: limbeck compile --from <these rows>.',
    `They are ${rowsInWords(request.from)} before the plan and ${rowsInWords(request.to)} after it.`,
  ];
  const divided = dividedRevisions(segments);
  for (const step of divided.slice(0, 20)) {
    said.push(
      '',
      `Revision ${oneLine(step.revision)} is applied in parts. With the rows at ${rowsInWords(step.rowsBefore)}, some may be done:`,
      ...partsOf(step, segments),
    );
  }
  if (divided.length > 20) said.push('', `So are ${divided.length - 20} more revisions; each part is marked below.`);
  if (divided.length > 0) {
    said.push('Compare the database with this list, finish or undo the revision by hand, and move its row.');
  }
  if (
    segments.some(({ actions }) =>
      actions.some((one) => one.kind === 'run' && /\bCONCURRENTLY\b/i.test(one.statement.text)),
    )
  ) {
    said.push('An index whose concurrent build failed is left INVALID: drop it before it is built again.');
  }
  return lines(said);
}

/** What a rollback is, and how well each revision comes back. */
function rollbackLines({ undone, client }: ScriptRequest): readonly string[] {
  if (!undone) return [];
  const how = undone.journalled
    ? client.undoesWhole
      ? 'It undoes all of that plan. Where that was stopped half way, run it to its end first.'
      : 'It undoes what that plan has done, also where it was stopped half way: limbeck_journal says how far it came.'
    : 'It undoes all of that plan.';
  return [`This is the rollback of the plan with the digest ${undone.digest}. ${how}`, ...undone.grades.map(oneLine)];
}

/** The plan keeps a journal: after an interruption it is run again. */
function goesOn(segments: readonly Segment[]): readonly string[] {
  const unknown = segments.flatMap(({ kind, actions }) =>
    kind === 'outside'
      ? actions.flatMap((one) =>
          one.kind === 'run' && !one.statement.resume && !one.statement.loop ? [one.statement] : [],
        )
      : [],
  );
  return [
    'This plan is not one transaction. If it stops half way, what was committed stays, and limbeck_journal says how far it came.',
    'Mend what stopped it, and run the same file again: it goes on where it stopped.',
    ...(unknown.length > 0
      ? [`Stopped inside one of these, it asks you to look whether it took effect: ${unknown.map(inWords).join('; ')}.`]
      : []),
  ];
}

function lines(said: readonly string[]): readonly { readonly line: string }[] {
  return said.map((line) => ({ line: line === '' ? '--' : `-- ${line}` }));
}

function inWords({ summary, when }: ScriptStatement): string {
  return oneLine(when ? `${summary} (only when ${when.condition})` : summary);
}

function partsOf(step: ScriptRequest['steps'][number], segments: readonly Segment[]): string[] {
  const parts: string[] = [];
  for (const { actions, kind } of segments) {
    const own = actions.filter((one) => one.kind !== 'announce' && one.step === step);
    if (own.length === 0) continue;
    const words = own.flatMap((one) =>
      one.kind === 'run' ? (isTest(one.statement) ? [] : [inWords(one.statement)]) : ['the version row'],
    );
    if (words.length === 0) continue;
    parts.push(`  ${parts.length + 1}. ${words.join('; ')}${kind === 'outside' ? ' (outside of a transaction)' : ''}`);
  }
  return parts;
}
