import type { Dialect } from './dialect.ts';

/** Is `3.35` older than `3.37`? What a version does not say is 0. */
export function isOlder(version: string, other: string): boolean {
  const [a, b] = [version, other].map((one) => one.split('.').map(Number));
  const difference = (b ?? []).map((part, i) => (a?.[i] ?? 0) - part).find((one) => one !== 0);
  return difference !== undefined && difference < 0;
}

/** Is what is compiled for surely this version or a later one? Without a version, it may be the oldest that is supported. */
export function isAtLeast({ version, versions }: Dialect, wanted: string): boolean {
  return !isOlder(version ?? versions.oldest, wanted);
}
