/** A token of sqlite3_complete(): a semicolon, white space and comments, a word that it knows, anything else. */
export type SqliteToken = ';' | 'space' | 'other' | 'explain' | 'create' | 'temp' | 'trigger' | 'end';

/** 0 nothing yet, 1 complete, 2 in a statement, 3 EXPLAIN, 4 CREATE, 5 in a trigger, 6 its semicolon, 7 its END. */
export type SqliteState = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The table of sqlite3_complete() (src/complete.c): after which state and token comes which state. */
const steps: Readonly<Record<Exclude<SqliteToken, 'space'>, readonly SqliteState[]>> = {
  ';': [1, 1, 1, 1, 1, 6, 6, 1],
  other: [2, 2, 2, 3, 2, 5, 5, 5],
  explain: [3, 3, 2, 2, 2, 5, 5, 5],
  create: [4, 4, 2, 4, 2, 5, 5, 5],
  temp: [2, 2, 2, 2, 4, 5, 5, 5],
  trigger: [2, 2, 2, 2, 5, 5, 5, 5],
  end: [2, 2, 2, 2, 2, 5, 7, 5],
};

export function sqliteStep(state: SqliteState, token: SqliteToken): SqliteState {
  return token === 'space' ? state : (steps[token][state] ?? 2);
}

const words = new Map<string, SqliteToken>([
  ['explain', 'explain'],
  ['create', 'create'],
  ['temp', 'temp'],
  ['temporary', 'temp'],
  ['trigger', 'trigger'],
  ['end', 'end'],
]);

export interface SqliteTokenEnd {
  readonly kind: SqliteToken;
  /** -1 when what begins here does not end before `to`. */
  readonly end: number;
  readonly quoted: boolean;
}

/** The token that begins at `at`, as sqlite3_complete() reads it. */
export function endOfSqliteToken(text: string, at: number, to = text.length): SqliteTokenEnd {
  const code = text.charCodeAt(at);
  switch (code) {
    case 59:
      return { kind: ';', end: at + 1, quoted: false };
    case 32:
    case 9:
    case 10:
    case 12:
    case 13:
      return { kind: 'space', end: at + 1, quoted: false };
    case 39:
    case 34:
    case 96:
      return { kind: 'other', end: before(text.indexOf(text.charAt(at), at + 1), 1, to), quoted: true };
    case 91:
      return { kind: 'other', end: before(text.indexOf(']', at + 1), 1, to), quoted: true };
    case 47:
      if (text.charCodeAt(at + 1) === 42 && at + 1 < to)
        return { kind: 'space', end: before(text.indexOf('*/', at + 2), 2, to), quoted: false };
      break;
    case 45:
      if (text.charCodeAt(at + 1) === 45 && at + 1 < to) {
        const feed = text.indexOf('\n', at);
        return { kind: 'space', end: feed < 0 || feed > to ? to : feed, quoted: false };
      }
      break;
  }
  if (!isWordPart(code)) return { kind: 'other', end: at + 1, quoted: false };
  let end = at + 1;
  while (end < to && isWordPart(text.charCodeAt(end))) end++;
  const kind = end - at > 9 || end - at < 3 ? 'other' : (words.get(text.slice(at, end).toLowerCase()) ?? 'other');
  return { kind, end, quoted: false };
}

function before(close: number, length: number, to: number): number {
  return close < 0 || close + length > to ? -1 : close + length;
}

function isWordPart(code: number): boolean {
  return (
    code >= 128 || code === 36 || code === 95 || (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122)
  );
}
