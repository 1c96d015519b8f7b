import { problem } from '../diagnostics/diagnostic.ts';
import type { Client, Script } from '../script/plan-script.ts';
import { splitStatements } from '../sql/split.ts';

const HALF_CHARACTER = /\p{Surrogate}/u;

/**
 * Reads the finished script again, as its client would, and compares: the statements and the commands found must be exactly those
 * that were rendered, one for one, letter for letter, each ended as it was meant to be.
 *
 * @throws Problem LB603
 */
export function checkRoundTrip(script: Script, client: Client): void {
  const items = client.read(script.text);
  if (script.text.includes('\0')) throw differs('NUL, at which a client stops reading a line', 'no such character');
  if (HALF_CHARACTER.test(script.text)) throw differs('half a surrogate pair', 'text that UTF-8 can write');
  let place = 0;
  let passed = 0;
  const command = (found: string): void => {
    const expected = script.commands[passed++];
    if (expected?.text === found && expected.after === place) return;
    throw differs(`the command ${found}`, expected?.text ?? 'no command of the client');
  };
  for (const item of items) {
    if (item.kind === 'command') {
      command(script.text.slice(item.start, item.end));
      continue;
    }
    const expected = script.expected[place++];
    if (expected === undefined || (item.text !== expected && item.text !== withoutComments(expected, client))) {
      throw differs(item.text, expected ?? 'nothing more');
    }
    if (item.terminator === 'eof') throw differs('a statement without an end', expected);
    if (item.terminator !== ';') command(item.terminator);
    if (client.name === 'psql' && item.variables !== undefined && item.variables.length > 0)
      throw differs(`a variable of psql in ${item.text}`, 'none');
  }
  if (place !== script.expected.length) throw differs('its end', script.expected[place] ?? 'more');
  const missing = script.commands[passed];
  if (missing !== undefined) throw differs('its end', missing.text);
}

/** A statement without the comments around it, which are no part of what is sent. */
function withoutComments(statement: string, client: Client): string | undefined {
  const found = splitStatements(statement, client.profile);
  return found.length === 1 ? found[0]?.text : undefined;
}

function differs(found: string, expected: string): Error {
  const short = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);
  return problem('LB603', `the script reads "${short(found)}" where "${short(expected)}" was compiled`, {
    help: 'this is a mistake in Limbeck or in a template of the project; nothing was printed',
  });
}
