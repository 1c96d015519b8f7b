import type { AuthorSql } from './author.ts';

/** Where a piece of an author's own text stands in a rendered statement. */
export interface Origin {
  readonly start: number;
  readonly end: number;
  readonly sql: AuthorSql;
  /** The number of the text among the template's texts. */
  readonly index: number;
}

const noOrigins: readonly Origin[] = [];

/** A piece of SQL in its final spelling. Only `fragment` and the functions below make one. */
export class Fragment {
  readonly text: string;
  readonly origins: readonly Origin[];

  constructor(text: string, origins: readonly Origin[] = noOrigins) {
    this.text = text;
    this.origins = origins;
  }
}

/** Nothing at all: a hole that holds it takes the space beside it away. */
export const nothing = new Fragment('');

/** Text that needs no quoting: keywords, numbers, what a dialect has quoted already. */
export function verbatim(text: string): Fragment {
  return text === '' ? nothing : new Fragment(text);
}

/** A keyword when the condition holds, otherwise nothing. */
export function keyword(text: string, condition: boolean | undefined): Fragment {
  return condition ? new Fragment(text) : nothing;
}

/** A text of an author's template, remembered so that an error in it finds its way back. */
export function authored(text: string, sql: AuthorSql, index: number): Fragment {
  return new Fragment(text, [{ start: 0, end: text.length, sql, index }]);
}

/**
 * SQL written as SQL. Holes take fragments only; an empty hole takes one space with it.
 *
 * @example
 * fragment`CREATE ${keyword('UNIQUE', index.unique)} INDEX ${name} ON ${table} (${columns}) ${where}`
 */
export function fragment(strings: TemplateStringsArray, ...holes: readonly Fragment[]): Fragment {
  let last = strings[0] ?? '';
  let text = last;
  let origins: Origin[] | undefined;
  for (let i = 0; i < holes.length; i++) {
    const hole = holes[i] ?? nothing;
    let next = strings[i + 1] ?? '';
    if (hole.text !== '') {
      if (hole.origins.length > 0) origins = move(origins ?? [], hole.origins, text.length);
      text += hole.text;
      last = hole.text;
    } else if (next.startsWith(' ')) {
      if (text === '' || last.endsWith(' ')) next = next.slice(1);
    } else if (last.endsWith(' ')) {
      text = text.slice(0, -1);
      last = text;
    }
    if (next !== '') {
      text += next;
      last = next;
    }
  }
  return new Fragment(last.endsWith(' ') ? text.trimEnd() : text, origins);
}

/** Several fragments with a separator between them; empty ones are left out. */
export function join(fragments: readonly Fragment[], separator = ', '): Fragment {
  let text = '';
  let origins: Origin[] | undefined;
  for (const one of fragments) {
    if (one.text === '') continue;
    if (text !== '') text += separator;
    if (one.origins.length > 0) origins = move(origins ?? [], one.origins, text.length);
    text += one.text;
  }
  return text === '' ? nothing : new Fragment(text, origins);
}

/** Adds the origins of a piece that stands behind so many characters. */
function move(into: Origin[], added: readonly Origin[], by: number): Origin[] {
  for (const one of added) {
    const { start, end, sql, index } = one;
    into.push(by === 0 ? one : { start: start + by, end: end + by, sql, index });
  }
  return into;
}
