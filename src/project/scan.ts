import { type Diagnostic, diagnostic, type Position } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { findDefaultExport } from './default-export.ts';
import { type Literal, type Property, readObject } from './literal.ts';
import { positionAt } from './positions.ts';

/** What a migration file says about itself, read without running it. */
export interface Metadata {
  readonly revision: string;
  readonly downRevision: readonly string[];
  readonly message: string;
  readonly created?: string | undefined;
  readonly branchLabels: readonly string[];
  readonly dependsOn: readonly string[];
}

/** The metadata of a file with the place of each value. */
export interface Scanned extends Metadata {
  readonly file: string;
  /** It stands for a schema that is there already. */
  readonly isBaseline: boolean;
  readonly at: Places;
}

/** Where a migration says what it says about itself; lines are counted when somebody asks. */
export class Places {
  readonly #file: string;
  readonly #source: string;
  readonly #object: number;
  readonly #values: Values;

  constructor(file: string, source: string, object: number, values: Values) {
    this.#file = file;
    this.#source = source;
    this.#object = object;
    this.#values = values;
  }

  /** The place of the value; a property that is absent has the place of the object. */
  of(name: keyof Metadata): Position {
    return positionAt(this.#file, this.#source, this.#values[name]?.offset ?? this.#object);
  }

  get revision(): Position {
    return this.of('revision');
  }

  get downRevision(): Position {
    return this.of('downRevision');
  }

  get dependsOn(): Position {
    return this.of('dependsOn');
  }

  get branchLabels(): Position {
    return this.of('branchLabels');
  }
}

/** What was read, with the offset of each value. */
type Values = { -readonly [K in keyof Metadata]?: { readonly strings: readonly string[]; readonly offset: number } };

export interface ScanResult {
  /** Undefined when the file cannot be part of the graph. */
  readonly scanned: Scanned | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

type Kind = 'text' | 'parents' | 'list';

/** What may stand in `migration({ … })` and is read. */
const METADATA: Readonly<Record<keyof Metadata, Kind>> = {
  revision: 'text',
  downRevision: 'parents',
  message: 'text',
  created: 'text',
  branchLabels: 'list',
  dependsOn: 'list',
};
/** What may stand there beside it. */
const CODE: readonly string[] = ['upgrade', 'downgrade', 'baseline'];
const none: readonly string[] = Object.freeze([]);
const REQUIRED = ['revision', 'downRevision', 'message'] as const;
const EXPECTED: Readonly<Record<Kind, string>> = {
  text: "a string, such as 'abc123'",
  parents: "a revision id, null at a base, or an array of ids at a merge, such as ['abc', 'def']",
  list: "an array of strings, such as ['abc']",
};

function isMetadata(name: string): name is keyof Metadata {
  return Object.hasOwn(METADATA, name);
}

/**
 * Reads the metadata of a migration file without evaluating it.
 *
 * @example scan('migrations/0001.ts', "export default migration({ revision: 'a', downRevision: null, message: 'm' })")
 * // { scanned: { file: 'migrations/0001.ts', revision: 'a', downRevision: [], … }, diagnostics: [] }
 */
export function scan(file: string, source: string): ScanResult {
  const found = findDefaultExport(source);
  const place = (offset: number): Position => positionAt(file, source, offset);
  if (found === undefined) {
    const help =
      'end the file in `export default migration({ … })`; a module that migrations share gets a name that begins with "_" or moves to a sub-folder';
    return failed(diagnostic('LB120', `${file} has no default export`, { at: place(0), help }));
  }
  if (found.kind === 'other' || !isMigrationCall(source, found.callee)) {
    const help = 'write it out: `export default migration({ revision: …, … })`';
    const message = `the default export of ${file} is not a \`migration({ … })\` call`;
    return failed(diagnostic('LB121', message, { at: place(found.offset), help }));
  }
  const object = readObject(source, found.object, isMetadata);
  if ('broken' in object) {
    const help = 'look for a missing comma, quote or bracket here or on the line before';
    const message = 'the properties of this migration cannot be read';
    return failed(diagnostic('LB130', message, { at: place(object.broken), help }));
  }
  return new MetadataReader(file, source, found.object).read(object.properties);
}

function failed(one: Diagnostic): ScanResult {
  return { scanned: undefined, diagnostics: [one] };
}

/** `migration` itself, a member of a namespace, or the name under which it was imported. */
function isMigrationCall(source: string, callee: string): boolean {
  return (
    callee === 'migration' || (callee !== '' && new RegExp(`\\bmigration\\s+as\\s+${escaped(callee)}\\b`).test(source))
  );
}

function escaped(word: string): string {
  return word.replaceAll('$', '\\$');
}

class MetadataReader {
  readonly #file: string;
  readonly #source: string;
  readonly #object: number;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #values: Values = {};
  readonly #seen: string[] = [];

  constructor(file: string, source: string, object: number) {
    this.#file = file;
    this.#source = source;
    this.#object = object;
  }

  read(properties: readonly Property[]): ScanResult {
    let complete = true;
    for (const property of properties) if (property.name === undefined) complete = this.#hidden(property);
    for (const property of properties) if (property.name !== undefined) this.#property(property.name, property);
    if (complete) for (const name of REQUIRED) if (!this.#seen.includes(name)) this.#missing(name);
    const { revision, downRevision, message, created, branchLabels, dependsOn } = this.#values;
    if (!revision || !downRevision || !message) return { scanned: undefined, diagnostics: this.#diagnostics };
    const scanned: Scanned = {
      file: this.#file,
      revision: revision.strings[0] ?? '',
      downRevision: downRevision.strings,
      message: message.strings[0] ?? '',
      created: created?.strings[0],
      branchLabels: branchLabels?.strings ?? none,
      dependsOn: dependsOn?.strings ?? none,
      isBaseline: this.#seen.includes('baseline'),
      at: new Places(this.#file, this.#source, this.#object, this.#values),
    };
    return { scanned, diagnostics: this.#diagnostics };
  }

  #property(name: string, { offset, value }: Property): void {
    if (!isMetadata(name) && !CODE.includes(name)) {
      const known = [...Object.keys(METADATA), ...CODE];
      const help = didYouMean(name, known) ?? `a migration has ${known.join(', ')}`;
      this.#report('LB126', `a migration has no property "${name}"`, offset, help);
    } else if (this.#seen.includes(name)) {
      this.#report('LB125', `"${name}" is given twice`, offset, 'keep one of them');
    } else {
      this.#seen.push(name);
      if (isMetadata(name)) this.#metadata(name, value ?? { kind: 'computed', offset });
    }
  }

  #metadata(name: keyof Metadata, value: Literal): void {
    const kind = METADATA[name];
    const computed = value.kind === 'array' ? value.items.find((item) => item.kind === 'computed') : undefined;
    if (value.kind === 'computed' || computed !== undefined) {
      const message = `"${name}" is computed, but it is read without running the file`;
      this.#report('LB122', message, (computed ?? value).offset, `write ${EXPECTED[kind]}`);
      return;
    }
    const strings = stringsOf(kind, value);
    if (Array.isArray(strings)) this.#values[name] = { strings, offset: value.offset };
    else
      this.#report('LB124', `"${name}" is ${described(value)}`, (strings as Literal).offset, `write ${EXPECTED[kind]}`);
  }

  #missing(name: string): void {
    const help =
      name === 'downRevision' ? 'add `downRevision: null` to a base, or the id of the revision before' : undefined;
    this.#report('LB123', `this migration has no "${name}"`, this.#object, help ?? `add \`${name}: '…'\``);
  }

  #hidden({ offset }: Property): false {
    const message = 'a spread or a computed key may hide metadata, which is read without running the file';
    this.#report('LB122', message, offset, 'write every property out, by its name');
    return false;
  }

  #report(code: Fault, message: string, offset: number, help: string): void {
    this.#diagnostics.push(diagnostic(code, message, { at: positionAt(this.#file, this.#source, offset), help }));
  }
}

type Fault = 'LB122' | 'LB123' | 'LB124' | 'LB125' | 'LB126';

/** The strings of a value, or the part of it that is of the wrong kind. */
function stringsOf(kind: Kind, value: Literal): readonly string[] | Literal {
  if (value.kind === 'string') return [value.value];
  if (kind === 'text') return value;
  if (value.kind === 'null') return [];
  if (value.kind !== 'array') return value;
  const strings: string[] = [];
  for (const item of value.items) {
    if (item.kind !== 'string') return item;
    strings.push(item.value);
  }
  return strings;
}

function described(value: Literal): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'array':
      return 'an array, but not one that fits';
    case 'object':
      return 'an object';
    case 'string':
      return 'a string';
    case 'number':
    case 'boolean':
      return `the ${value.kind} ${value.value}`;
    case 'computed':
      return 'computed';
  }
}
