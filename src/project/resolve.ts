import { readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { didYouMean, nearest } from '../diagnostics/nearest.ts';

/** What an import leads to. */
export type Resolution =
  | { readonly kind: 'api' }
  | { readonly kind: 'file'; readonly file: string }
  | {
      readonly kind: 'wrong';
      readonly code: 'LB132' | 'LB133' | 'LB134' | 'LB137';
      readonly message: string;
      readonly help: string;
    };

const API: Resolution = { kind: 'api' };
const EXTENSIONS = ['.ts', '.mts', '.js', '.mjs'];
/** Files whose value is their default export. */
const DATA = ['.json', '.csv', '.sql'];
const AS_TYPESCRIPT: Readonly<Record<string, string>> = { '.js': '.ts', '.mjs': '.mts' };

/** Finds the files that imports name; the project's folders are read once, and names are compared letter by letter. */
export class Resolver {
  readonly #root: string;
  readonly #folders = new Map<string, ReadonlyMap<string, boolean>>();

  constructor(root: string) {
    this.#root = root;
  }

  /**
   * @param from the importing file, relative to the root
   * @example resolve('migrations/0001.ts', './shared/audit') // { kind: 'file', file: 'migrations/shared/audit.ts' }
   */
  resolve(from: string, specifier: string): Resolution {
    if (specifier === 'limbeck') return API;
    if (!/^\.\.?(\/|$)/.test(specifier)) return notRelative(specifier);
    const path = posix.join(posix.dirname(from), specifier);
    if (path === '..' || path.startsWith('../')) {
      const help = 'move the file into the project';
      return { kind: 'wrong', code: 'LB133', message: `"${specifier}" leads out of the project`, help };
    }
    const file = this.#candidates(path).find((one) => this.#isFile(one));
    if (file === undefined) return this.#missing(specifier, path);
    if ([...EXTENSIONS, ...DATA].includes(posix.extname(file))) return { kind: 'file', file };
    const help = 'import .ts, .mts, .js, .mjs, .json, .csv or .sql files';
    return {
      kind: 'wrong',
      code: 'LB137',
      message: `"${specifier}" is neither a TypeScript or JavaScript module nor a JSON, CSV or SQL file`,
      help,
    };
  }

  #candidates(path: string): string[] {
    const bare = path.replace(/\/$/, '');
    const extension = posix.extname(bare);
    const typed = AS_TYPESCRIPT[extension];
    return [
      ...(path === bare ? [bare] : []),
      ...(typed === undefined ? [] : [bare.slice(0, -extension.length) + typed]),
      ...(path === bare ? EXTENSIONS.map((one) => bare + one) : []),
      ...EXTENSIONS.map((one) => posix.join(bare, `index${one}`)),
    ];
  }

  #isFile(path: string): boolean {
    const parts = path.split('/');
    let folder = '.';
    for (const [i, part] of parts.entries()) {
      const entry = this.#entries(folder).get(part);
      const isLast = i === parts.length - 1;
      if (entry === undefined || entry !== isLast) return false;
      folder = folder === '.' ? part : `${folder}/${part}`;
    }
    return true;
  }

  /** The names in a folder, each with whether it is a file. */
  #entries(folder: string): ReadonlyMap<string, boolean> {
    let entries = this.#folders.get(folder);
    if (entries === undefined) {
      try {
        const found = readdirSync(posix.join(this.#root, folder), { withFileTypes: true });
        entries = new Map(found.map((one) => [one.name, !one.isDirectory()]));
      } catch {
        entries = new Map();
      }
      this.#folders.set(folder, entries);
    }
    return entries;
  }

  #missing(specifier: string, path: string): Resolution {
    const folder = posix.dirname(path);
    const message = `"${specifier}" names no file of the project`;
    const names = [...this.#entries(folder).keys()];
    const bare = names.map((name) => name.replace(/\.m?[jt]s$/, ''));
    const wanted = posix.basename(path).replace(/\.m?[jt]s$/, '');
    const near = nearest(wanted, bare).map((one) => names[bare.indexOf(one)] ?? one);
    const help =
      (near.length > 0 ? didYouMean(near[0] ?? '', near) : undefined) ??
      (names.length === 0
        ? `there is no folder ${folder}`
        : `there is no such file in ${folder === '.' ? 'the project folder' : folder}`);
    return { kind: 'wrong', code: 'LB134', message, help };
  }
}

function notRelative(specifier: string): Resolution {
  if (specifier.startsWith('/') || specifier.startsWith('file:') || /^[a-z]:[\\/]/i.test(specifier)) {
    const help = 'import it by a relative path, such as ./shared/columns';
    return { kind: 'wrong', code: 'LB133', message: `"${specifier}" is an absolute path`, help };
  }
  const near = nearest(specifier, ['limbeck'])[0];
  const help =
    near !== undefined || specifier.startsWith('limbeck/')
      ? 'did you mean "limbeck"?'
      : 'a migration imports "limbeck" and relative modules only; write what you need into a module of the project';
  return { kind: 'wrong', code: 'LB132', message: `a migration cannot import "${specifier}"`, help };
}
