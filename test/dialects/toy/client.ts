/** The program that runs scripts for toy: it sends what ends with a semicolon, and `say` prints the rest of its line. */
import { oneLine } from '../../../src/script/one-line.ts';
import type { Client } from '../../../src/script/plan-script.ts';
import { ScriptText } from '../../../src/script/script-text.ts';
import type { ScriptItem } from '../../../src/sql/script-item.ts';
import { splitStatements } from '../../../src/sql/split.ts';

export const toybox: Client = {
  name: 'toybox',
  dialects: ['toy'],
  profile: 'sqlite',
  template: 'script.toy.toybox.sql.mustache',
  prologue: ['say limbeck'],
  journal: false,
  write(request, segments, digest, statements) {
    const text = new ScriptText();
    const table = request.dialect.quote(request.versionTable.name);
    for (const { actions } of segments) {
      text.send('BEGIN');
      for (const action of actions) {
        if (action.kind === 'announce') text.command(`say ${oneLine(action.step.revision)}`);
        else if (action.kind === 'run') text.send(action.statement.text);
        else for (const move of action.step.moves) text.send(`MOVE ${table} '${Object.values(move).join(' ')}'`);
      }
      text.send('COMMIT');
    }
    text.comment(`END OF PLAN digest=${digest} statements=${statements}`);
    return text;
  },
  read(text) {
    const items: ScriptItem[] = [];
    let from = 0;
    const run = (to: number): void => {
      for (const { text: one } of splitStatements(text.slice(from, to), 'sqlite'))
        items.push({ kind: 'statement', text: one, terminator: ';' });
    };
    for (const { index: start, 0: line } of text.matchAll(/^say .*$/gm)) {
      run(start);
      from = start + line.length;
      items.push({ kind: 'command', start, end: from });
    }
    run(text.length);
    return items;
  },
};
