import { text } from './mssql-text.ts';
import type { ScriptRequest } from './plan-script.ts';

/** Letters and signs; what changes the direction of text, or is not seen, has no place in a guard that people read. */
const OTHER_THAN_ASCII = /(?![\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Z}])[^\0-\x7f]/gu;

/** So many different ones are compared. */
const MOST = 8;

/**
 * A condition that is true where the client has read the file in another encoding than it was written in, or a program has converted it
 * on its way: the plan's own characters are compared with their codes. undefined where nothing could be lost.
 *
 * @example
 * // CONVERT(varbinary(64), N'\u00e9') <> 0xE900
 */
export function charactersDiffer({ versionTable, database = '', steps }: ScriptRequest): string | undefined {
  const found = new Set<string>();
  const texts = [
    ...Object.values(versionTable),
    database,
    ...steps.flatMap((step) => step.statements.map((one) => one.text)),
  ];
  for (const one of texts) {
    for (const [character] of one.matchAll(OTHER_THAN_ASCII)) if (found.size < MOST) found.add(character);
  }
  if (found.size === 0) return undefined;
  const sample = [...found].join('');
  // By code, and not by the rules of a language: for some of these, two different letters are the same.
  const codes = Buffer.from(sample, 'utf16le').toString('hex').toUpperCase();
  return `CONVERT(varbinary(64), ${text(sample)}) <> 0x${codes}`;
}
