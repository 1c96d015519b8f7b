/** A token of SQL as compare.py sees it. */
export interface Token {
  readonly kind: 'comment' | 'dollar' | 'string' | 'quoted' | 'number' | 'word' | 'punct';
  readonly text: string;
}

const KINDS = ['comment', 'dollar', 'string', 'quoted', 'number', 'word', 'punct'] as const;
const lexers = new Map<string, RegExp>();

function lexer(dialect: string): RegExp {
  let found = lexers.get(dialect);
  if (!found) {
    const mysql = dialect === 'mysql';
    const word = String.raw`[\p{L}\p{N}_]`;
    const escapes = mysql ? String.raw`[^'\\]|''|\\.` : `[^']|''`;
    const brackets = dialect === 'mssql' ? String.raw`|\[(?:[^\]]|\]\])*\]` : '';
    const source = [
      String.raw`(?<comment>--[^\n]*|/\*.*?\*/)`,
      String.raw`(?<dollar>\$(?<tag>${word}*)\$.*?\$\k<tag>\$)`,
      `(?<string>(?:(?<!${word})[NnEeBbXx])?'(?:${escapes})*')`,
      `(?<quoted>"(?:[^"]|"")*"|${'`(?:[^`]|``)*`'}${brackets})`,
      String.raw`(?<number>\p{Nd}+(?:\.\p{Nd}*)?(?:[eE][+-]?\p{Nd}+)?|\.\p{Nd}+)`,
      String.raw`(?<word>(?!\p{Nd})${word}(?:${word}|\$)*)`,
      String.raw`(?<punct>(?!${word})\S)`,
    ].join('|');
    found = new RegExp(source, 'gsu');
    lexers.set(dialect, found);
  }
  return found;
}

/** Tokens of one statement or script: white space and the case of bare words folded, final semicolons dropped. */
export function tokens(sql: string, dialect: string, keepComments = true): Token[] {
  const out: Token[] = [];
  for (const match of sql.matchAll(lexer(dialect))) {
    const kind = KINDS.find((one) => match.groups?.[one] !== undefined);
    const [text] = match;
    if (kind === undefined) continue;
    if (kind === 'word') out.push({ kind, text: text.toUpperCase() });
    else if (kind !== 'comment') out.push({ kind, text });
    else if (keepComments) out.push({ kind, text: text.trim().split(/\s+/).join(' ') });
  }
  while (out.at(-1)?.kind === 'punct' && out.at(-1)?.text === ';') out.pop();
  return out;
}

function unquote(text: string): string {
  const inner = text.slice(1, -1);
  if (text.startsWith('[')) return inner.replaceAll(']]', ']');
  const quote = text.charAt(0);
  return inner.replaceAll(quote + quote, quote);
}

/** Quoting a name that Alembic leaves bare is fine when the quoted spelling is what the bare one means. */
function sameToken(expected: Token, actual: Token, dialect: string): boolean {
  if (expected.kind === actual.kind && expected.text === actual.text) return true;
  if (expected.kind !== 'word' || actual.kind !== 'quoted') return false;
  const name = unquote(actual.text);
  if (dialect === 'postgresql') return name === expected.text.toLowerCase();
  if (dialect === 'oracle') return name === expected.text;
  return name.toUpperCase() === expected.text;
}

export function sameSql(expected: string, actual: string, dialect: string, keepComments = true): boolean {
  const x = tokens(expected, dialect, keepComments);
  const y = tokens(actual, dialect, keepComments);
  return x.length === y.length && x.every((one, i) => sameToken(one, y[i] ?? one, dialect));
}

export function sameStatements(expected: readonly string[], actual: readonly string[], dialect: string): boolean {
  return expected.length === actual.length && expected.every((one, i) => sameSql(one, actual[i] ?? '', dialect));
}

const VERSION_NOISE =
  /\s+RETURNING\s+[\p{L}\p{N}_."`[\] ]*version_num(\s+INTO\s+:[\p{L}\p{N}_]+)?|\s+OUTPUT\s+inserted\.version_num/giu;

/** A script without what Alembic wants back of the version table's rows. */
export function withoutNoise(script: string): string {
  return script.replace(VERSION_NOISE, '');
}

export function sameScript(expected: string, actual: string, dialect: string): boolean {
  return sameSql(withoutNoise(expected), withoutNoise(actual), dialect, false);
}
