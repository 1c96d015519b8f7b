/**
 * An object that is still being put together, one property after the other.
 *
 * On the way of every operation of a long chain that is better than `{ ...one, more }`: what is added behind a spread that comes first
 * has V8 make a hidden class for each single object, which takes several times as long and more room than the object itself. Nothing is
 * lost where the spread does not come first, or where what follows it only replaces.
 */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };
