import { Lexer } from '../sql/lexer.ts';
import { literal } from './one-line.ts';
import type { ScriptRequest } from './plan-script.ts';

/**
 * Stops the script where its file was converted on its way: a pipe of PowerShell's or an editor may leave valid text that says something
 * else, `Ã¤` or `?` for `ä`, and git's autocrlf adds a carriage return to each line break inside a string. What the plan's own statements
 * hold is compared with its bytes; the database must be able to hold that anyway. Nothing where nothing could be lost.
 */
export function charactersCheck(request: ScriptRequest): string {
  const texts = unusualTexts(request);
  const sample = `${lineBreak(texts)}${otherThanAscii(texts)}`;
  if (sample === '') return '';
  const bytes = `'\\x${Buffer.from(sample).toString('hex')}'::pg_catalog.bytea`;
  return `  IF pg_catalog.convert_to(${literal(sample)}, 'UTF8') OPERATOR(pg_catalog.<>) ${bytes} THEN
    RAISE EXCEPTION 'limbeck: the characters or line ends of this file were changed on its way here'
      USING HINT = 'Write it with limbeck compile --out, and copy it as it is, byte for byte. Nothing was changed.';
  END IF;
`;
}

/** Of one line, and printable ASCII alone: nothing of it can be lost. */
const USUAL = /^[\t -~]*$/;

function unusualTexts({ versionTable, steps }: ScriptRequest): readonly string[] {
  const texts = Object.values(versionTable).filter((one) => !USUAL.test(one));
  for (const { statements } of steps) {
    for (const { text } of statements) if (!USUAL.test(text)) texts.push(text);
  }
  return texts;
}

/** Letters and signs; what changes the direction of text, or is not seen, has no place in a guard that people read. */
const OTHER_THAN_ASCII = /[^\0-\x7f\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Z}]/gu;

/** The first ones, each once. */
function otherThanAscii(texts: readonly string[]): string {
  const found = new Set<string>();
  for (const text of texts) {
    if (!/[^\0-\x7f]/.test(text)) continue;
    for (const [one] of text.matchAll(OTHER_THAN_ASCII)) {
      found.add(one);
      if (found.size === 8) return [...found].join('');
    }
  }
  return [...found].join('');
}

/** A string or a name that begins and ends on one line. */
const ON_ONE_LINE = /'[^'\n\r]*'|"[^"\n\r]*"/g;

/** The line breaks that stand inside strings or names: those between the words of SQL may be any. */
function lineBreak(texts: readonly string[]): string {
  let found = '';
  for (const text of texts) {
    if (!/[\n\r]/.test(text) || !/['"$]/.test(text) || !/['"$]/.test(text.replace(ON_ONE_LINE, ''))) continue;
    const lexer = new Lexer(text, 'postgresql');
    while (lexer.next()) {
      if (lexer.kind !== 'string' && lexer.kind !== 'dollar-string' && lexer.kind !== 'quoted-identifier') continue;
      const token = text.slice(lexer.start, lexer.end);
      if (token.includes('\r')) return '\r\n';
      if (token.includes('\n')) found = '\n';
    }
  }
  return found;
}
