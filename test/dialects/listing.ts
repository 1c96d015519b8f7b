/** A dialect whose scripts nobody writes yet has its statements compared all the same: its client writes none of them. */
import { dialects } from '../../src/dialects/index.ts';
import { clients } from '../../src/script/clients.ts';
import type { Client } from '../../src/script/plan-script.ts';
import { ScriptText } from '../../src/script/script-text.ts';

export function listStatements(): void {
  const list = clients as Client[];
  for (const { name, profile } of dialects) {
    if (list.some((one) => one.dialects.includes(name))) continue;
    list.push({
      name: 'listing',
      dialects: [name],
      profile,
      template: 'script.sqlite.sqlite3.sql.mustache',
      prologue: [],
      journal: false,
      write: () => {
        const text = new ScriptText();
        text.comment('statements are compared, not written');
        return text;
      },
      read: () => [],
    });
  }
}
