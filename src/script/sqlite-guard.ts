import type { ScriptText } from './script-text.ts';

/** A condition that must hold; otherwise the script stops with the message. */
export function guard(text: ScriptText, message: string, condition: string): void {
  text.send(
    `CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "${message.replaceAll('"', '""')}" CHECK (holds))`,
  );
  text.send(`INSERT INTO limbeck_guard SELECT ${condition}`);
  text.send('DROP TABLE temp.limbeck_guard');
}
