/** The options of every operation, read from the types: a new one is an empty cell of the table until a golden case carries it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  isIdentifier,
  isPropertySignatureDeclaration,
  isTypeReferenceNode,
  isUnionTypeNode,
} from 'typescript/unstable/ast/is';
import {
  API,
  type Checker,
  type Symbol as Named,
  type Project,
  SymbolFlags,
  type Type,
} from 'typescript/unstable/sync';

/** `[]` stands for each item of a list, `(view)` for a thing of that kind, anything else for a property. */
export type Path = readonly string[];

export interface Option {
  readonly path: Path;
  /** How it is left out: its property is removed, false, an empty list; a kind cannot be left out unless it is one of a list. */
  readonly absent: 'removed' | 'false' | 'true' | 'empty' | 'filtered' | 'never';
}

/** Types that are one value to an operation, whatever they are made of: each has tests of its own. */
const VALUES: ReadonlySet<string> = new Set([
  'AuthorSql',
  'Condition',
  'ColumnType',
  'DataLoss',
  'DialectSql',
  'Literal',
  'Operation',
  'Position',
  'SqlExpression',
]);

/** Lists that are never empty: they are no option, what is in them may be. */
const ALWAYS: ReadonlySet<string> = new Set(['columns', 'elements', 'events', 'operations']);

/** The options of each kind of operation, in the order in which they are declared. */
export function optionsOfOperations(root: string): ReadonlyMap<string, readonly Option[]> {
  const api = new API({ cwd: root });
  try {
    const project = api.updateSnapshot({ openProjects: [join(root, 'tsconfig.json')] }).getProjects()[0];
    const file = join(root, 'src/operations/operation.ts');
    const place = readFileSync(file, 'utf8').indexOf('OperationMap {');
    const symbol = project?.checker.getSymbolAtPosition(file, place);
    if (!project || !symbol) throw new Error(`there is no OperationMap in ${file}`);
    const reader = new Reader(project);
    const map = project.checker.getDeclaredTypeOfSymbol(symbol);
    return new Map(reader.properties(map).map(({ name, type }) => [name, reader.inside(type, [])]));
  } finally {
    api.close();
  }
}

interface Property {
  readonly name: string;
  readonly type: Type;
  readonly optional: boolean;
  readonly isValue: boolean;
}

class Reader {
  private readonly project: Project;
  private readonly checker: Checker;
  private readonly above: string[] = [];

  constructor(project: Project) {
    this.project = project;
    this.checker = project.checker;
  }

  properties(type: Type): readonly Property[] {
    return this.checker.getPropertiesOfType(type).flatMap((symbol) => {
      const own = this.checker.getTypeOfSymbol(symbol);
      const optional = (symbol.flags & SymbolFlags.Optional) !== 0;
      return own ? [{ name: symbol.name, type: own, optional, isValue: this.isValue(symbol) }] : [];
    });
  }

  /** Is it a value by its type as it is written? The type of an optional property has lost the name. */
  private isValue(symbol: Named): boolean {
    const node = symbol.valueDeclaration?.resolve(this.project);
    if (!node || !isPropertySignatureDeclaration(node) || !node.type) return false;
    const written = isUnionTypeNode(node.type) ? [...node.type.types] : [node.type];
    return written.some(
      (one) => isTypeReferenceNode(one) && isIdentifier(one.typeName) && VALUES.has(one.typeName.text),
    );
  }

  inside(type: Type, path: Path): readonly Option[] {
    const name = type.getAliasSymbol()?.name ?? type.getSymbol()?.name ?? '';
    if (VALUES.has(name) || this.above.includes(name)) return [];
    const named = name !== '' && name !== '__type';
    if (named) this.above.push(name);
    const found = this.properties(type).flatMap((one) => (one.name === 'kind' ? [] : this.option(one, path)));
    if (named) this.above.pop();
    return found;
  }

  private option({ name, type, optional, isValue }: Property, above: Path): readonly Option[] {
    const path = [...above, name];
    const parts = this.parts(type);
    if (isValue) return optional ? [{ path, absent: 'removed' }] : [];
    const item = parts.map((one) => this.itemOf(one)).find((one) => one !== undefined);
    const own: Option[] = [];
    if (optional) own.push({ path, absent: 'removed' });
    else if (item !== undefined && this.isObject(item) && !ALWAYS.has(name)) own.push({ path, absent: 'empty' });
    else if (this.checker.typeToString(type) === 'boolean')
      own.push({ path, absent: name === 'nullable' ? 'true' : 'false' });
    if (item !== undefined) return [...own, ...this.variants(item, [...path, '[]'], 'filtered')];
    return [...own, ...this.variants(type, path, 'never')];
  }

  /** What is in a value: the options of an object, or those of each kind that it may be. */
  private variants(type: Type, path: Path, absent: Option['absent']): readonly Option[] {
    if (VALUES.has(type.getAliasSymbol()?.name ?? '')) return [];
    const objects = this.parts(type).filter((one) => this.isObject(one));
    const [only] = objects;
    if (only && objects.length === 1) return this.inside(only, path);
    return objects.flatMap((one) => {
      const kind = this.kindOf(one);
      if (kind === undefined) return [];
      const own = [...path, `(${kind})`];
      return [{ path: own, absent }, ...this.inside(one, own)];
    });
  }

  private kindOf(type: Type): string | undefined {
    const kind = this.properties(type).find((one) => one.name === 'kind')?.type;
    return kind?.isStringLiteralType() ? kind.value : undefined;
  }

  private parts(type: Type): readonly Type[] {
    return type.isUnionType() ? type.getTypes() : [type];
  }

  private itemOf(type: Type): Type | undefined {
    if (!this.checker.isArrayType(type) || !type.isTypeReference()) return undefined;
    return this.checker.getTypeArguments(type)[0];
  }

  /** Has it properties that are worth a look? Records have none that a type could name. */
  private isObject(type: Type): boolean {
    if (type.isUnionType()) return type.getTypes().some((one) => this.isObject(one));
    if (!type.isObjectType() && !type.isIntersectionType()) return false;
    if (VALUES.has(type.getAliasSymbol()?.name ?? type.getSymbol()?.name ?? '')) return false;
    return !this.checker.isArrayType(type) && this.checker.getIndexInfosOfType(type).length === 0;
  }
}

/** How people read it: `table.columns[].identity.start`. */
export function pathInWords(path: Path): string {
  return path.reduce(
    (text, part) => (/^[[(]/.test(part) ? `${text}${part}` : text === '' ? part : `${text}.${part}`),
    '',
  );
}

/** Does this operation make use of the option? */
export function carries(value: unknown, { path, absent }: Option): boolean {
  const used: Readonly<Record<Option['absent'], (one: unknown) => boolean>> = {
    removed: (one) => one !== undefined,
    false: (one) => one === true,
    true: (one) => one === false,
    empty: (one) => Array.isArray(one) && one.length > 0,
    filtered: () => true,
    never: () => true,
  };
  return valuesAt(value, path).some(used[absent]);
}

function valuesAt(value: unknown, [first, ...rest]: Path): readonly unknown[] {
  if (first === undefined) return [value];
  if (first === '[]') return Array.isArray(value) ? value.flatMap((one) => valuesAt(one, rest)) : [];
  if (first.startsWith('(')) return isKind(value, first) ? valuesAt(value, rest) : [];
  return isRecord(value) && value[first] !== undefined ? valuesAt(value[first], rest) : [];
}

/** The same operation without the option; undefined where there is none without it. */
export function leaveOut(value: unknown, { path, absent }: Option): unknown {
  if (absent === 'never') return undefined;
  return edited(value, path, absent);
}

function edited(value: unknown, [first, ...rest]: Path, absent: Option['absent']): unknown {
  if (first === undefined) return value;
  if (first === '[]') {
    if (!Array.isArray(value)) return value;
    const [kind] = rest;
    if (rest.length === 1 && kind !== undefined && absent === 'filtered')
      return value.filter((one) => !isKind(one, kind));
    return value.map((one) => edited(one, rest, absent));
  }
  if (first.startsWith('(')) return isKind(value, first) ? edited(value, rest, absent) : value;
  if (!isRecord(value) || value[first] === undefined) return value;
  if (rest.length > 0) return { ...value, [first]: edited(value[first], rest, absent) };
  const { [first]: _, ...others } = value;
  return absent === 'removed' ? others : { ...value, [first]: absent === 'empty' ? [] : absent === 'true' };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isKind(value: unknown, part: string): boolean {
  return isRecord(value) && `(${String(value.kind)})` === part;
}
