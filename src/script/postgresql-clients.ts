import { dollarQuoted, literal } from './one-line.ts';
import type { Client, ScriptStatement } from './plan-script.ts';
import { type BatchProgress, batchBlock } from './postgresql-batches.ts';
import { block } from './postgresql-blocks.ts';
import type { ScriptText } from './script-text.ts';

/** What each client does in its own way. */
export interface ClientWords {
  readonly progress: (text: ScriptText, line: string) => void;
  readonly run: (text: ScriptText, statement: ScriptStatement, progress: BatchProgress | undefined) => void;
  /** Around what is to be done only where a condition holds: psql passes over the lines themselves. */
  readonly openGate?: (text: ScriptText, condition: string) => void;
  readonly closeGate?: (text: ScriptText, otherwise: readonly string[]) => void;
  /** Other clients note the answer; every statement behind it asks for it. */
  readonly setGate?: (text: ScriptText, condition: string, otherwise: readonly string[]) => void;
}

export function wordsOf({ name }: Client, misread: ReadonlySet<ScriptStatement>): ClientWords {
  return name === 'psql' ? psqlWords(misread) : plainWords;
}

const psqlWords = (misread: ReadonlySet<ScriptStatement>): ClientWords => ({
  progress: echo,
  run(text, statement, progress) {
    const sent = batchBlock(statement, progress) ?? statement.text;
    if (statement.transaction === 'outside' || misread.has(statement))
      text.sendBy(`SELECT ${dollarQuoted(sent)}`, '\\gexec');
    else text.send(sent);
  },
  openGate(text, condition) {
    text.sendBy(`SELECT ${condition} AS limbeck_todo`, '\\gset');
    text.command('\\if :limbeck_todo');
  },
  closeGate(text, otherwise) {
    if (otherwise.length > 0) text.command('\\else');
    for (const line of otherwise) echo(text, line);
    text.command('\\endif');
  },
});

const plainWords: ClientWords = {
  progress: (text, line) => text.comment(line),
  run: (text, { text: statement }) => text.send(statement),
  setGate(text, condition, otherwise) {
    const notices = otherwise
      .map((line) => `    RAISE NOTICE USING MESSAGE = ${literal(`limbeck: ${line}`)};\n`)
      .join('');
    const said = notices === '' ? '' : `\n  IF current_setting('limbeck.todo') <> 'true' THEN\n${notices}  END IF;`;
    text.send(block(`\nBEGIN\n  PERFORM set_config('limbeck.todo', (${condition})::text, false);${said}\nEND\n`));
  },
};

function echo(text: ScriptText, line: string): void {
  text.command(`\\echo '${line.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`);
}
