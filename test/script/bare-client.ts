import { clients } from '../../src/script/clients.ts';
import type { Client } from '../../src/script/plan-script.ts';
import { ScriptText } from '../../src/script/script-text.ts';
import { splitStatements } from '../../src/sql/split.ts';

/**
 * A dialect is rendered before anybody has written how a client program runs it: for tests of its statements, one that writes nothing
 * else. Where there is a client, nothing changes.
 */
export function withClient(dialect: string, profile: Client['profile']): void {
  if (clients.some((one) => one.dialects.includes(dialect))) return;
  const bare: Client = {
    name: 'bare',
    dialects: [dialect],
    profile,
    template: 'script.sqlite.sqlite3.sql.mustache',
    prologue: [],
    journal: false,
    write: (_, segments) => {
      const text = new ScriptText();
      for (const { actions } of segments)
        for (const one of actions) if (one.kind === 'run') text.send(one.statement.text);
      return text;
    },
    read: (text) =>
      splitStatements(text, profile).map((one) => ({ kind: 'statement', text: one.text, terminator: ';' })),
  };
  (clients as Client[]).push(bare);
}
