import { isAscii } from 'node:buffer';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Meaning } from '../plan/meaning.ts';
import type { Catalog } from '../schema/catalog.ts';
import { catalogFromText, catalogToText } from '../schema/catalog-text.ts';
import { hashOf, hashOfInput, type InputFile } from './input-files.ts';

/** A catalog, and what the migrations that lead to it say. */
export interface CachedCatalog {
  readonly catalog: Catalog;
  readonly meaning: Meaning;
}

interface Head {
  readonly files: readonly InputFile[];
  readonly meaning: Meaning;
}

/** So many catalogs are kept for all projects together. */
const KEPT = 16;

/**
 * Catalogs of former runs, so that a new revision on a long chain does not evaluate the whole chain again. A catalog is found by
 * the compiler, the configuration and the content of all that leads to it; what else was read then must still be the same.
 * The folder may vanish at any time, and whatever is wrong with it is as if there were none: the results are the same without.
 */
export class CatalogCache {
  readonly #folder: string;
  readonly #root: string;

  constructor(root: string, folder = cacheFolder()) {
    this.#root = root;
    this.#folder = folder;
  }

  load(key: string): CachedCatalog | undefined {
    try {
      const bytes = readFileSync(this.#path(key));
      const first = bytes.indexOf(10) + 1;
      const second = bytes.indexOf(10, first) + 1;
      if (bytes.toString('latin1', 0, first - 1) !== hashOf(bytes.subarray(first))) return undefined;
      const { files, meaning }: Head = JSON.parse(bytes.toString('utf8', first, second));
      if (files.some(([file, hash]) => hashOfInput(this.#root, file) !== hash)) return undefined;
      // Decoding UTF-8 that is nothing but ASCII takes several times as long.
      return { catalog: catalogFromText(bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8', second)), meaning };
    } catch {
      return undefined;
    }
  }

  store(key: string, { catalog, meaning }: CachedCatalog, files: readonly InputFile[]): void {
    try {
      if (existsSync(this.#path(key))) rmSync(this.#path(key));
      mkdirSync(this.#folder, { recursive: true });
      const head: Head = { files, meaning };
      const content = `${JSON.stringify(head)}\n${catalogToText(catalog)}`;
      const temporary = `${this.#path(key)}.${process.pid}`;
      writeFileSync(temporary, `${hashOf(content)}\n${content}`);
      renameSync(temporary, this.#path(key));
      this.#tidy();
    } catch {
      // No cache, then.
    }
  }

  #tidy(): void {
    const files = readdirSync(this.#folder)
      .filter((name) => name.startsWith('catalog-'))
      .map((name) => ({ path: join(this.#folder, name), time: statSync(join(this.#folder, name)).mtimeMs }))
      .sort((a, b) => b.time - a.time);
    for (const { path } of files.slice(KEPT)) rmSync(path, { force: true });
  }

  #path(key: string): string {
    return join(this.#folder, `catalog-${key}`);
  }
}

/** `LIMBECK_CACHE`, or what the system has for caches. */
function cacheFolder(): string {
  const { LIMBECK_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  return LIMBECK_CACHE ?? join(XDG_CACHE_HOME ?? LOCALAPPDATA ?? join(homedir(), '.cache'), 'limbeck');
}
