import { type Catalog, emptyCatalog } from './catalog.ts';
import { PersistentMap } from './persistent-map.ts';

/** What JSON cannot say for itself. */
const TAG = '\u0000limbeck';

/** The catalog as text. What came in first stands first: read again, it is in the same order. */
export function catalogToText(catalog: Catalog): string {
  let tagged = false;
  const parts = Object.entries(catalog).map(([name, map]: readonly [string, Catalog[keyof Catalog]]) => {
    return `${JSON.stringify(name)}:${JSON.stringify([...map], (_, value: unknown) => {
      const tag = tagOf(value);
      if (tag === undefined) return value;
      tagged = true;
      return { [TAG]: tag };
    })}`;
  });
  return `{"tagged":${tagged},${parts.join(',')}}`;
}

function tagOf(value: unknown): string | undefined {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)))
    return Object.is(value, -0) ? '-0' : String(value);
  return undefined;
}

/** The catalog of such a text. */
export function catalogFromText(text: string): Catalog {
  // Asking a function about each value takes five times as long.
  const read: Record<string, unknown> = text.startsWith('{"tagged":true')
    ? JSON.parse(text, untagged)
    : JSON.parse(text);
  const maps = Object.keys(emptyCatalog).map((name) => [
    name,
    PersistentMap.of(read[name] as readonly (readonly [string, NonNullable<unknown>])[]),
  ]);
  return Object.fromEntries(maps) as Catalog;
}

function untagged(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !(TAG in value)) return value;
  const tag = String(value[TAG]);
  return tag.endsWith('n') ? BigInt(tag.slice(0, -1)) : Number(tag);
}
