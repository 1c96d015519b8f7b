/** Printable ASCII, single spaces, no star: nothing to do, as nearly always. */
const PLAIN = /^(?: ?[!-)+-~])*$/;

/** A person's text for a comment: one line, without control, format and bidirectional characters, and without `$(`, a variable of sqlcmd's. */
export function oneLine(text: string): string {
  if (PLAIN.test(text) && !text.startsWith(' ') && !text.includes('$(')) return text;
  return text
    .replace(/[\s\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replaceAll('*/', '* /')
    .replaceAll('/*', '/ *')
    .replaceAll('$(', '$ (')
    .trim();
}

/** `abc, def`, or `base` for an empty table. */
export function rowsInWords(rows: readonly string[]): string {
  return rows.length === 0 ? 'base (no row)' : rows.map(oneLine).join(', ');
}

/** Text as a SQL string literal; standard_conforming_strings is on in every script. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A dollar-quoted string with a tag that does not occur in the text. */
export function dollarQuoted(text: string): string {
  let tag = '$limbeck$';
  for (let i = 1; text.includes(tag) || text.endsWith(tag.slice(0, -1)); i++) tag = `$limbeck${i}$`;
  return `${tag}${text}${tag}`;
}
