import { type Diagnostic, diagnostic, type Position } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { findDefaultExport } from './default-export.ts';
import { type Literal, type Property, readObject } from './literal.ts';
import { LineIndex } from './positions.ts';

/** What a migration file says about itself, read without running it. */
export interface Metadata {
  readonly revision: string;
  readonly downRevision: readonly string[];
  readonly message: string;
  readonly created?: string | undefined;
  readonly branchLabels: readonly string[];
  readonly dependsOn: readonly string[];
}

/** The metadata with the place of each value; a property that is absent has the place of the object. */
export interface Scanned extends Metadata {
  /** It stands for a schema that is there already. */
  readonly isBaseline: boolean;
  readonly positions: {
    readonly [K in 'revision' | 'downRevision' | 'dependsOn' | 'branchLabels' | 'message']: Position;
  };
}

export interface ScanResult {
  /** Undefined when the file cannot be part of the graph. */
  readonly scanned: Scanned | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

type Kind = 'text' | 'parents' | 'list' | 'code';

/** What may stand in `migration({ … })`. */
const PROPERTIES: Readonly<Record<string, Kind>> = {
  revision: 'text',
  downRevision: 'parents',
  message: 'text',
  created: 'text',
  branchLabels: 'list',
  dependsOn: 'list',
  upgrade: 'code',
  downgrade: 'code',
  baseline: 'code',
};
const REQUIRED = ['revision', 'downRevision', 'message'] as const;
const EXPECTED: Readonly<Record<Kind, string>> = {
  text: "a string, such as 'abc123'",
  parents: "a revision id, null at a base, or an array of ids at a merge, such as ['abc', 'def']",
  list: "an array of strings, such as ['abc']",
  code: 'a function',
};

const isMetadata = (name: string): boolean => PROPERTIES[name] !== undefined && PROPERTIES[name] !== 'code';

/**
 * Reads the metadata of a migration file without evaluating it.
 *
 * @example scan('migrations/0001.ts', "export default migration({ revision: 'a', downRevision: null, message: 'm' })")
 * // { scanned: { revision: 'a', downRevision: [], … }, diagnostics: [] }
 */
export function scan(file: string, source: string): ScanResult {
  const found = findDefaultExport(source);
  const lines = new LineIndex(file, source);
  if (found === undefined) {
    const help =
      'end the file in `export default migration({ … })`; a module that migrations share gets a name that begins with "_" or moves to a sub-folder';
    return failed(diagnostic('LB120', `${file} has no default export`, { at: lines.at(0), help }));
  }
  if (found.kind === 'other' || !isMigrationCall(source, found.callee)) {
    const help = 'write it out: `export default migration({ revision: …, … })`';
    const message = `the default export of ${file} is not a \`migration({ … })\` call`;
    return failed(diagnostic('LB121', message, { at: lines.at(found.offset), help }));
  }
  const object = readObject(source, found.object, isMetadata);
  if ('broken' in object) {
    const help = 'look for a missing comma, quote or bracket here or on the line before';
    const message = 'the properties of this migration cannot be read';
    return failed(diagnostic('LB130', message, { at: lines.at(object.broken), help }));
  }
  return new MetadataReader(lines, lines.at(found.object)).read(object.properties);
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
  readonly #lines: LineIndex;
  readonly #whole: Position;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #values = new Map<string, { strings: readonly string[]; at: Position }>();
  readonly #seen = new Set<string>();

  constructor(lines: LineIndex, whole: Position) {
    this.#lines = lines;
    this.#whole = whole;
  }

  read(properties: readonly Property[]): ScanResult {
    let complete = true;
    for (const property of properties) if (property.name === undefined) complete = this.#hidden(property);
    for (const property of properties) if (property.name !== undefined) this.#property(property.name, property);
    if (complete) for (const name of REQUIRED) if (!this.#seen.has(name)) this.#missing(name);
    const { revision, downRevision, message } = this.#required();
    if (!revision || !downRevision || !message) return { scanned: undefined, diagnostics: this.#diagnostics };
    const created = this.#values.get('created');
    const branchLabels = this.#values.get('branchLabels');
    const dependsOn = this.#values.get('dependsOn');
    const scanned: Scanned = {
      revision: revision.strings[0] ?? '',
      downRevision: downRevision.strings,
      message: message.strings[0] ?? '',
      created: created?.strings[0],
      branchLabels: branchLabels?.strings ?? [],
      dependsOn: dependsOn?.strings ?? [],
      isBaseline: this.#seen.has('baseline'),
      positions: {
        revision: revision.at,
        downRevision: downRevision.at,
        dependsOn: dependsOn?.at ?? this.#whole,
        branchLabels: branchLabels?.at ?? this.#whole,
        message: message.at,
      },
    };
    return { scanned, diagnostics: this.#diagnostics };
  }

  #required() {
    const [revision, downRevision, message] = REQUIRED.map((name) => this.#values.get(name));
    return { revision, downRevision, message };
  }

  #property(name: string, { offset, value }: Property): void {
    const kind = Object.hasOwn(PROPERTIES, name) ? PROPERTIES[name] : undefined;
    if (kind === undefined) {
      const help = didYouMean(name, Object.keys(PROPERTIES)) ?? `a migration has ${Object.keys(PROPERTIES).join(', ')}`;
      this.#report('LB126', `a migration has no property "${name}"`, offset, help);
      return;
    }
    if (this.#seen.has(name)) {
      this.#report('LB125', `"${name}" is given twice`, offset, 'keep one of them');
      return;
    }
    this.#seen.add(name);
    if (kind !== 'code') this.#metadata(name, kind, value ?? { kind: 'computed', offset });
  }

  #metadata(name: string, kind: Kind, value: Literal): void {
    const computed = value.kind === 'array' ? value.items.find((item) => item.kind === 'computed') : undefined;
    if (value.kind === 'computed' || computed !== undefined) {
      const message = `"${name}" is computed, but it is read without running the file`;
      this.#report('LB122', message, (computed ?? value).offset, `write ${EXPECTED[kind]}`);
      return;
    }
    const strings = stringsOf(kind, value);
    if (Array.isArray(strings)) this.#values.set(name, { strings, at: this.#lines.at(value.offset) });
    else
      this.#report('LB124', `"${name}" is ${described(value)}`, (strings as Literal).offset, `write ${EXPECTED[kind]}`);
  }

  #missing(name: string): void {
    const help =
      name === 'downRevision' ? 'add `downRevision: null` to a base, or the id of the revision before' : undefined;
    this.#diagnostics.push(
      diagnostic('LB123', `this migration has no "${name}"`, {
        at: this.#whole,
        help: help ?? `add \`${name}: '…'\``,
      }),
    );
  }

  #hidden({ offset }: Property): false {
    const message = 'a spread or a computed key may hide metadata, which is read without running the file';
    this.#report('LB122', message, offset, 'write every property out, by its name');
    return false;
  }

  #report(code: 'LB122' | 'LB124' | 'LB125' | 'LB126', message: string, offset: number, help: string): void {
    this.#diagnostics.push(diagnostic(code, message, { at: this.#lines.at(offset), help }));
  }
}

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
