import { problem } from '../diagnostics/diagnostic.ts';
import type { Client, Script } from '../script/plan-script.ts';
import { readPsqlScript } from '../sql/psql.ts';
import { splitStatements } from '../sql/split.ts';
import { readSqliteScript } from '../sql/sqlite-shell.ts';

/** Metacommands that a script may contain. */
const known = new Set(['if', 'else', 'endif', 'set', 'setenv', 'echo', 'gexec', 'gset']);

/**
 * Reads the finished script again, as its client would, and compares: the statements found must be exactly those that were
 * rendered, one for one, letter for letter.
 *
 * @throws Problem LB603
 */
export function checkRoundTrip(script: Script, client: Client): void {
  const items = client === 'sqlite3' ? readSqliteScript(script.text) : readPsqlScript(script.text);
  let place = 0;
  for (const item of items) {
    if (item.kind === 'command') {
      if (client === 'psql' && !known.has(item.name))
        throw differs(`the command \\${item.name}`, 'no command of the client');
      if (client === 'plain') throw differs(`the command \\${item.name}`, 'nothing but SQL');
      continue;
    }
    const expected = script.expected[place++];
    if (expected === undefined || (item.text !== expected && item.text !== withoutComments(expected, client))) {
      throw differs(item.text, expected ?? 'nothing more');
    }
    if (item.terminator === 'eof') throw differs('a statement without an end', expected);
    if (client === 'psql' && 'variables' in item && Array.isArray(item.variables) && item.variables.length > 0)
      throw differs(`a variable of psql in ${item.text}`, 'none');
  }
  if (place !== script.expected.length) throw differs('its end', script.expected[place] ?? 'more');
}

/** A statement without the comments around it, which are no part of what is sent. */
function withoutComments(statement: string, client: Client): string | undefined {
  const found = splitStatements(statement, client === 'sqlite3' ? 'sqlite' : 'postgresql');
  return found.length === 1 ? found[0]?.text : undefined;
}

function differs(found: string, expected: string): Error {
  const short = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);
  return problem('LB603', `the script reads "${short(found)}" where "${short(expected)}" was compiled`, {
    help: 'this is a mistake in Limbeck or in a template of the project; nothing was printed',
  });
}
