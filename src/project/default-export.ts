import { wordAt } from './literal.ts';
import { isWordCode, skipTrivia, TokenWalk } from './tokens.ts';

/** What stands behind `export default`: the offset of an object literal, called with (`migration({`) or bare (`{`). */
export type DefaultExport =
  | { readonly kind: 'object'; readonly offset: number; readonly callee: string; readonly object: number }
  | { readonly kind: 'other'; readonly offset: number };

/** Finds the default export of a module without running it; undefined when there is none. */
export function findDefaultExport(source: string): DefaultExport | undefined {
  const walk = new TokenWalk(source, 0);
  for (let at = source.indexOf('export'); at >= 0; at = source.indexOf('export', Math.max(at + 1, walk.offset))) {
    if (walk.toward(at) !== at || isPartOfWord(source, at)) continue;
    const next = skipTrivia(source, at + 6);
    const word = wordAt(source, next);
    if (word === 'default') return describe(source, next + 7);
    if (source.charCodeAt(next) === 123) {
      const end = new TokenWalk(source, next + 1).toCloser();
      if (/\bas\s+default\b|\{\s*default\b/.test(source.slice(next, end))) return { kind: 'other', offset: at };
    }
  }
  return undefined;
}

function isPartOfWord(source: string, at: number): boolean {
  const before = source.charCodeAt(at - 1);
  return (at > 0 && (isWordCode(before) || before === 46)) || isWordCode(source.charCodeAt(at + 6));
}

function describe(source: string, start: number): DefaultExport {
  const offset = skipTrivia(source, start);
  if (source.charCodeAt(offset) === 123) return { kind: 'object', offset, callee: '', object: offset };
  const other = { kind: 'other', offset } as const;
  let callee = wordAt(source, offset);
  let i = skipTrivia(source, offset + callee.length);
  if (source.charCodeAt(i) === 46) {
    const member = skipTrivia(source, i + 1);
    callee = wordAt(source, member);
    i = skipTrivia(source, member + callee.length);
  }
  if (callee === '' || source.charCodeAt(i) !== 40) return other;
  const object = skipTrivia(source, i + 1);
  return source.charCodeAt(object) === 123 ? { kind: 'object', offset, callee, object } : other;
}
