import type { CreateFunctionStmt, DefElem, FunctionParameter, Node } from 'libpg-query';
import type { ObjectReference, Routine, SchemaObject } from '../schema/objects.ts';
import { type Literal, plainSql } from '../sql/author.ts';
import { content, expected, items, optionsOf, strings } from './nodes.ts';
import type { ReadContext, Reader } from './reader.ts';
import { notUnderstood, type Source } from './source.ts';
import { spelledType } from './types.ts';

/** CREATE FUNCTION and CREATE PROCEDURE. https://www.postgresql.org/docs/current/sql-createfunction.html */
export const createRoutine: Reader<'CreateFunctionStmt'> = (node, { source, names, at }) => {
  const kind = node.is_procedure ? 'procedure' : 'function';
  const name = names.path(strings(node.funcname), () => false);
  const group = source.group(source.behind(kind) ?? 0);
  if (group === undefined) return notUnderstood('the arguments of a routine');
  const list = argumentsOf(node, group, source);
  const options = optionsOf(node.options);
  if (options.has('window') || options.has('transform') || options.has('support'))
    return notUnderstood('a function with WINDOW, TRANSFORM or SUPPORT');
  const places = (node.options ?? []).map((one) => source.place(content(one, 'DefElem')?.location));
  const returns = source.behind('returns', group.end + 1);
  const object: SchemaObject<'function' | 'procedure'> = {
    kind,
    ...name,
    ...(list !== '' && { arguments: plainSql(list) }),
    ...(returns !== undefined && { returns: source.slice(returns, Math.min(source.text.length, ...places)) }),
    language: content(options.get('language')?.arg, 'String')?.sval ?? 'sql',
    body: plainSql(bodyOf(node, options)),
    ...attributes(options),
    ...settings(node.options),
  };
  // What was there may be replaced: the catalog knows which of the two it is.
  if (node.replace) return [{ kind: 'replaceObject', at, object, recreate: false }];
  return [{ kind: 'createObject', at, object, ifNotExists: false }];
};

/** The arguments as they are written, but for RETURNS TABLE, whose columns the tree counts among them. */
function argumentsOf(
  { parameters = [] }: CreateFunctionStmt,
  group: { readonly start: number; readonly end: number },
  source: Source,
): string {
  const own = parameters.filter((one) => content(one, 'FunctionParameter')?.mode !== 'FUNC_PARAM_TABLE');
  return own.length === 0 ? '' : source.text.slice(group.start, group.end).replace(/\s+/g, ' ').trim();
}

/** SQL in quotes; what stands without them (PostgreSQL 14) is no text that another function could have. */
function bodyOf(node: CreateFunctionStmt, options: ReadonlyMap<string, DefElem>): string {
  if (node.sql_body !== undefined) return notUnderstood('a body without quotes');
  const texts = strings(items(options.get('as')?.arg));
  return texts.length === 1 ? (texts[0] ?? '') : notUnderstood('a function in C');
}

function attributes(options: ReadonlyMap<string, DefElem>): Partial<Routine> {
  const word = (name: string): string | undefined => content(options.get(name)?.arg, 'String')?.sval;
  const flag = (name: string): boolean | undefined => {
    const found = content(options.get(name)?.arg, 'Boolean');
    return found && (found.boolval ?? false);
  };
  const number = (name: string): number | undefined => {
    const arg = options.get(name)?.arg;
    const text = content(arg, 'Float')?.fval ?? content(arg, 'Integer')?.ival;
    return text === undefined ? undefined : Number(text);
  };
  const [volatility, parallel] = [word('volatility'), word('parallel')];
  const [security, cost, rows] = [flag('security'), number('cost'), number('rows')];
  return {
    // What the server takes anyway is not said.
    ...((volatility === 'immutable' || volatility === 'stable') && { volatility }),
    ...(flag('strict') && { strict: true }),
    ...(security && { security: 'definer' as const }),
    ...(flag('leakproof') && { leakproof: true }),
    ...((parallel === 'safe' || parallel === 'restricted') && { parallel }),
    ...(cost !== undefined && { cost }),
    ...(rows !== undefined && { rows }),
  };
}

/** SET … = …, each setting once. */
function settings(nodes: readonly Node[] | undefined): Pick<Routine, 'set'> {
  const found: Record<string, Literal> = {};
  for (const node of nodes ?? []) {
    const option = content(node, 'DefElem');
    if (option?.defname !== 'set') continue;
    const { kind, name = '', args = [] } = expected(option.arg, 'VariableSetStmt');
    if (kind !== 'VAR_SET_VALUE') return notUnderstood('SET … FROM CURRENT of a function');
    found[name] = plainSql(args.map(settingValue).join(', '));
  }
  return Object.keys(found).length === 0 ? {} : { set: found };
}

function settingValue(node: Node): string {
  const value = content(node, 'A_Const');
  if (value?.sval) return `'${(value.sval.sval ?? '').replaceAll("'", "''")}'`;
  if (value?.ival) return String(value.ival.ival ?? 0);
  return value?.fval?.fval ?? notUnderstood('the value of a setting');
}

/** A routine by its name and the types of its arguments, where they are said. */
export function routineReference<K extends 'function' | 'procedure'>(
  node: Node | undefined,
  kind: K,
  { names }: ReadContext,
): ObjectReference<K> {
  const { objname, objfuncargs, args_unspecified } = expected(node, 'ObjectWithArgs');
  const path = strings(objname);
  const name = names.path(path, (one) =>
    [...names.catalog.objects.values()].some(
      (other) => other.kind === kind && other.name === one.name && other.schema === one.schema,
    ),
  );
  const list = (objfuncargs ?? [])
    .map((one) => parameterOf(expected(one, 'FunctionParameter'), names))
    .filter((one) => one !== '')
    .join(', ');
  return { kind, ...name, ...(!args_unspecified && { arguments: plainSql(list) }) };
}

function parameterOf({ mode, argType }: FunctionParameter, names: ReadContext['names']): string {
  if (mode === 'FUNC_PARAM_OUT' || mode === 'FUNC_PARAM_TABLE') return '';
  return `${mode === 'FUNC_PARAM_VARIADIC' ? 'variadic ' : ''}${spelledType(argType, names)}`;
}
