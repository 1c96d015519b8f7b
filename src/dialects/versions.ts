import type { Dialect } from './dialect.ts';

/** Is what is compiled for surely this version or a later one? Without a version, it may be the oldest that is supported. */
export function isAtLeast({ version, versions }: Dialect, wanted: string): boolean {
  const [a, b] = [version ?? versions.oldest, wanted].map((one) => one.split('.').map(Number));
  const difference = (b ?? []).map((part, i) => (a?.[i] ?? 0) - part).find((one) => one !== 0);
  return difference === undefined || difference > 0;
}
