import { isWordCode, skipString, skipTemplate, skipTrivia, TokenWalk } from './tokens.ts';

/** A value as it is written in a source text, with the offset of its first character. */
export type Literal =
  | { readonly kind: 'string'; readonly offset: number; readonly value: string }
  | { readonly kind: 'number'; readonly offset: number; readonly value: number }
  | { readonly kind: 'boolean'; readonly offset: number; readonly value: boolean }
  | { readonly kind: 'null'; readonly offset: number }
  | { readonly kind: 'array'; readonly offset: number; readonly items: readonly Literal[] }
  | { readonly kind: 'object'; readonly offset: number; readonly properties: readonly Property[]; readonly end: number }
  | { readonly kind: 'computed'; readonly offset: number };

/** One property of an object literal; `name` is undefined for a spread or a computed key. */
export interface Property {
  readonly name: string | undefined;
  readonly offset: number;
  /** Undefined for a method and for a value that was not asked for. */
  readonly value: Literal | undefined;
}

/** Thrown by nobody outside: where a text stops being an object literal. */
export interface Broken {
  readonly broken: number;
}

const NUMBER = /[+-]?(?:0[xob][\da-f]+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)/iy;

/**
 * Reads the object literal whose brace is at `start`. The values of properties that `wanted` refuses are skipped.
 *
 * @example readObject("{ a: 'x', b() {} }", 0) // properties: a with the string 'x', b without a value
 */
export function readObject(
  source: string,
  start: number,
  wanted: (name: string) => boolean = () => true,
): Extract<Literal, { kind: 'object' }> | Broken {
  const properties: Property[] = [];
  let i = skipTrivia(source, start + 1);
  while (source.charCodeAt(i) !== 125) {
    const end = readProperty(source, i, wanted, properties);
    const stop = source.charCodeAt(end);
    if (stop === 44) i = skipTrivia(source, end + 1);
    else if (stop === 125) i = end;
    else return { broken: Math.min(end, source.length) };
  }
  return { kind: 'object', offset: start, properties, end: i + 1 };
}

/** Adds the property at `start`; the result is where it ends. */
function readProperty(source: string, start: number, wanted: (name: string) => boolean, into: Property[]): number {
  const code = source.charCodeAt(start);
  if (code === 46 || code === 91 || code === 42) {
    const isMethod = code === 42;
    if (!isMethod) into.push({ name: undefined, offset: start, value: undefined });
    const name = isMethod ? wordAt(source, skipTrivia(source, start + 1)) : '';
    if (name !== '') into.push({ name, offset: start, value: undefined });
    return skipValue(source, start);
  }
  let nameStart = start;
  let name = keyAt(source, start);
  if (name === undefined) return start;
  let i = skipTrivia(source, name.end);
  const modifier = name.text;
  if ((modifier === 'async' || modifier === 'get' || modifier === 'set') && startsKey(source, i)) {
    nameStart = source.charCodeAt(i) === 42 ? skipTrivia(source, i + 1) : i;
    name = keyAt(source, nameStart);
    if (name === undefined) return skipValue(source, start);
    i = skipTrivia(source, name.end);
  }
  const next = source.charCodeAt(i);
  if (next === 58) {
    const valueStart = skipTrivia(source, i + 1);
    if (wanted(name.text)) {
      const value = readLiteral(source, valueStart);
      into.push({ name: name.text, offset: nameStart, value: value.literal });
      return value.end;
    }
    into.push({ name: name.text, offset: nameStart, value: undefined });
    return skipValue(source, valueStart);
  }
  if (next === 44 || next === 125) {
    into.push({ name: name.text, offset: nameStart, value: { kind: 'computed', offset: nameStart } });
    return i;
  }
  into.push({ name: name.text, offset: nameStart, value: undefined });
  return next === 40 || next === 60 ? skipMethod(source, i) : i;
}

/** The comma or brace behind a value; a comma inside the type arguments of a return type does not count. */
function skipValue(source: string, start: number): number {
  const walk = new TokenWalk(source, start);
  for (;;) {
    const stop = walk.toComma();
    if (source.charCodeAt(stop) !== 44) return stop;
    const next = skipTrivia(source, stop + 1);
    const code = source.charCodeAt(next);
    if (code === 125 || code === 46 || code === 91 || code === 42) return stop;
    const key = keyAt(source, next);
    if (key !== undefined) {
      const behind = source.charCodeAt(skipTrivia(source, key.end));
      const isKey = behind === 58 || behind === 40 || behind === 44 || behind === 125 || behind === 60;
      if (isKey || startsKey(source, skipTrivia(source, key.end))) return stop;
    }
    walk.offset = stop + 1;
  }
}

/** The comma or brace behind a method whose parameters begin at `start`, past any return type. */
function skipMethod(source: string, start: number): number {
  let i = start;
  for (;;) {
    const brace = source.indexOf('{', i);
    if (brace < 0) return source.length;
    // Parameters may hold braces of their own: go to the first brace outside them.
    const walk = new TokenWalk(source, i);
    i = walk.toward(brace);
    if (i > brace) continue;
    if (i < brace) return i;
    const before = source.slice(start, brace).trimEnd();
    const end = new TokenWalk(source, brace + 1).toCloser() + 1;
    if (!':|&,<>'.includes(before.charAt(before.length - 1))) return skipTrivia(source, end);
    i = end;
  }
}

function startsKey(source: string, i: number): boolean {
  const code = source.charCodeAt(i);
  return isWordCode(code) || code === 34 || code === 39 || code === 91 || code === 42;
}

function keyAt(source: string, start: number): { text: string; end: number } | undefined {
  const code = source.charCodeAt(start);
  if (code === 34 || code === 39) {
    const end = skipString(source, start);
    const text = unescaped(source.slice(start + 1, end - 1));
    return text === undefined ? undefined : { text, end };
  }
  const text = wordAt(source, start);
  return text === '' ? undefined : { text, end: start + text.length };
}

export function wordAt(source: string, start: number): string {
  let end = start;
  while (end < source.length && isWordCode(source.charCodeAt(end))) end++;
  return source.slice(start, end);
}

/** Reads the value at `start` and goes on to the comma or closing bracket behind it. */
export function readLiteral(source: string, start: number): { literal: Literal; end: number } {
  const { literal, end } = readPlain(source, start);
  const next = skipTrivia(source, end);
  const code = source.charCodeAt(next);
  if (code === 44 || code === 125 || code === 93 || code === 41 || code === 59 || next >= source.length) {
    return { literal, end: next };
  }
  const word = wordAt(source, next);
  const stop = new TokenWalk(source, next).toComma();
  if (literal.kind !== 'computed' && (word === 'as' || word === 'satisfies')) return { literal, end: stop };
  return { literal: { kind: 'computed', offset: start }, end: stop };
}

function readPlain(source: string, start: number): { literal: Literal; end: number } {
  const computed = { literal: { kind: 'computed', offset: start } as const, end: start };
  const code = source.charCodeAt(start);
  if (code === 34 || code === 39 || code === 96) {
    const end = code === 96 ? skipTemplate(source, start) : skipString(source, start);
    const text = source.slice(start + 1, end - 1);
    if (end - start < 2 || source.charCodeAt(end - 1) !== code || (code === 96 && /(?<!\\)(?:\\\\)*\$\{/.test(text))) {
      return { literal: computed.literal, end };
    }
    const value = unescaped(code === 96 ? text.replace(/\r\n?/g, '\n') : text);
    return { literal: value === undefined ? computed.literal : { kind: 'string', offset: start, value }, end };
  }
  if (code === 91) return readArray(source, start);
  if (code === 123) {
    const literal = readObject(source, start);
    return 'broken' in literal ? { literal: computed.literal, end: literal.broken } : { literal, end: literal.end };
  }
  const word = wordAt(source, start);
  const end = start + word.length;
  if (word === 'null') return { literal: { kind: 'null', offset: start }, end };
  if (word === 'true' || word === 'false') {
    return { literal: { kind: 'boolean', offset: start, value: word === 'true' }, end };
  }
  NUMBER.lastIndex = start;
  const number = NUMBER.exec(source)?.[0];
  if (number === undefined) return computed;
  return { literal: { kind: 'number', offset: start, value: Number(number) }, end: start + number.length };
}

function readArray(source: string, start: number): { literal: Literal; end: number } {
  const items: Literal[] = [];
  let i = skipTrivia(source, start + 1);
  while (source.charCodeAt(i) !== 93) {
    const { literal, end } = readLiteral(source, i);
    items.push(literal);
    const stop = source.charCodeAt(end);
    if (stop === 44) i = skipTrivia(source, end + 1);
    else if (stop === 93) i = end;
    else return { literal: { kind: 'computed', offset: start }, end };
  }
  return { literal: { kind: 'array', offset: start, items }, end: i + 1 };
}

const SIMPLE: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', '0': '\0' };

/** What the inside of a string literal means; undefined when an escape is not allowed. */
function unescaped(text: string): string | undefined {
  if (!text.includes('\\')) return text;
  let wrong = false;
  const value = text.replace(
    /\\(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2})|(\r\n|[\n\r\u2028\u2029])|(0(?!\d))|([\s\S])|$)/gi,
    (_, point?: string, unit?: string, byte?: string, line?: string, zero?: string, other?: string) => {
      if (line !== undefined) return '';
      if (zero !== undefined) return '\0';
      const hex = point ?? unit ?? byte;
      if (hex !== undefined) {
        const code = Number.parseInt(hex, 16);
        wrong ||= code > 0x10ffff;
        return code > 0x10ffff ? '' : point === undefined ? String.fromCharCode(code) : String.fromCodePoint(code);
      }
      if (other === undefined || /[\dux]/.test(other)) wrong = true;
      return SIMPLE[other ?? ''] ?? other ?? '';
    },
  );
  return wrong ? undefined : value;
}

/** The JavaScript value of a literal, or undefined when some part of it is computed. */
export function plainValue(literal: Literal): { value: unknown } | undefined {
  switch (literal.kind) {
    case 'computed':
      return undefined;
    case 'null':
      return { value: null };
    case 'array': {
      const values: unknown[] = [];
      for (const item of literal.items) {
        const inner = plainValue(item);
        if (inner === undefined) return undefined;
        values.push(inner.value);
      }
      return { value: values };
    }
    case 'object': {
      const entries: [string, unknown][] = [];
      for (const { name, value } of literal.properties) {
        const inner = value && plainValue(value);
        if (name === undefined || inner === undefined) return undefined;
        entries.push([name, inner.value]);
      }
      return { value: Object.fromEntries(entries) };
    }
    default:
      return { value: literal.value };
  }
}
