import { type ColumnType, dimensionsOf, elementType, type RangeElement } from '../types.ts';

type Fault = (text: string, type: ColumnType) => string | undefined;

const ARRAY_HELP = 'write an array as PostgreSQL does: {1,2,NULL,"a, b"}';

/**
 * An array in PostgreSQL's own spelling: `{1,NULL,"a \"b\""}`, with as many braces as the type has dimensions.
 *
 * Source: https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO
 */
export function arrayFault(text: string, type: ColumnType<'array'>, faultOf: Fault): string | undefined {
  const reader = new ArrayReader(text);
  const found = reader.array(dimensionsOf(type));
  if (found === undefined || !reader.atEnd()) return reader.fault ?? ARRAY_HELP;
  const element = elementType(type);
  for (const one of reader.elements) {
    const fault = faultOf(one, element);
    if (fault !== undefined) return `its element ${JSON.stringify(one)} is none of the type: ${fault}`;
  }
  return undefined;
}

class ArrayReader {
  /** All that are not NULL, in order. */
  readonly elements: string[] = [];
  fault: string | undefined;
  readonly #text: string;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  atEnd(): boolean {
    this.#skip();
    return this.#position >= this.#text.length;
  }

  /** The lengths of each dimension, or undefined where there is no array. */
  array(depth: number): readonly number[] | undefined {
    if (!this.#take('{')) return undefined;
    if (this.#take('}')) return [0];
    let inner: readonly number[] | undefined;
    let length = 0;
    do {
      length++;
      if (depth === 1) {
        if (!this.#element()) return undefined;
        continue;
      }
      const lengths = this.array(depth - 1);
      if (lengths === undefined) return undefined;
      if (lengths[0] === 0 || (inner !== undefined && inner.join() !== lengths.join())) {
        this.fault = 'give every row of the array the same number of elements; PostgreSQL has no other arrays';
        return undefined;
      }
      inner = lengths;
    } while (this.#take(','));
    return this.#take('}') ? [length, ...(inner ?? [])] : undefined;
  }

  #element(): boolean {
    this.#skip();
    if (this.#text[this.#position] === '"') {
      const whole = this.#read(/"(?:[^"\\]|\\[\s\S])*"/y);
      if (whole === undefined) return false;
      this.elements.push(whole.slice(1, -1).replace(/\\([\s\S])/g, '$1'));
      return true;
    }
    const bare = this.#read(/(?:[^{}",\\]|\\[\s\S])*/y) ?? '';
    const element = bare.trimEnd();
    if (element === '') return false;
    if (!/^null$/i.test(element)) this.elements.push(element.replace(/\\([\s\S])/g, '$1'));
    return true;
  }

  #read(what: RegExp): string | undefined {
    what.lastIndex = this.#position;
    const [found] = what.exec(this.#text) ?? [];
    this.#position += found?.length ?? 0;
    return found;
  }

  #take(character: string): boolean {
    this.#skip();
    if (this.#text[this.#position] !== character) return false;
    this.#position++;
    return true;
  }

  #skip(): void {
    while (/\s/.test(this.#text[this.#position] ?? '')) this.#position++;
  }
}

const ELEMENTS: { readonly [K in RangeElement]: ColumnType } = {
  int4: { kind: 'integer' },
  int8: { kind: 'bigint' },
  num: { kind: 'numeric' },
  date: { kind: 'date' },
  ts: { kind: 'timestamp', timezone: false },
  tstz: { kind: 'timestamp', timezone: true },
};

const BOUND = '\\s*(?:"((?:[^"\\\\]|\\\\.|"")*)"|([^"(),[\\]{}]*))\\s*';
const RANGE = new RegExp(`^\\s*(?:empty|[[(]${BOUND},${BOUND}[\\])])\\s*$`, 'i');
const ONE_OF_SEVERAL = /^\s*(?:[[(](?:"(?:[^"\\]|\\.|"")*"|[^"\])])*[\])])/;

/** `[2026-01-01,2026-02-01)`, or several of them in braces: https://www.postgresql.org/docs/current/rangetypes.html#RANGETYPES-IO */
export function rangeFault(text: string, { of, multi }: ColumnType<'range'>, faultOf: Fault): string | undefined {
  const help = multi ? 'write ranges in braces: {[1,3),[5,8)}' : 'write a range: [1,10)';
  if (!multi) return oneRangeFault(text, of, faultOf, help);
  let rest = /^\s*\{([\s\S]*)\}\s*$/.exec(text)?.[1];
  if (rest === undefined) return help;
  while (rest.trim() !== '') {
    const one: string | undefined = ONE_OF_SEVERAL.exec(rest)?.[0];
    if (one === undefined) return help;
    const fault = oneRangeFault(one, of, faultOf, help);
    if (fault !== undefined) return fault;
    rest = rest.slice(one.length).trimStart();
    if (rest === '') return undefined;
    if (!rest.startsWith(',') || rest.slice(1).trim() === '') return help;
    rest = rest.slice(1);
  }
  return undefined;
}

function oneRangeFault(text: string, of: RangeElement, faultOf: Fault, help: string): string | undefined {
  const match = RANGE.exec(text);
  if (!match) return help;
  const bounds = [match[1] ?? match[2] ?? '', match[3] ?? match[4] ?? ''].map((one) => one.trim());
  for (const one of bounds) {
    const fault = one === '' ? undefined : faultOf(one, ELEMENTS[of]);
    if (fault !== undefined) return `its bound ${JSON.stringify(one)} is none of the type: ${fault}`;
  }
  const [lower = '', upper = ''] = bounds;
  const counted = of === 'int4' || of === 'int8';
  if (counted && lower !== '' && upper !== '' && BigInt(lower.replace('+', '')) > BigInt(upper.replace('+', ''))) {
    return 'its lower bound is above its upper one';
  }
  return undefined;
}
