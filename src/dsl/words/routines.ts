import type { Position } from '../../diagnostics/diagnostic.ts';
import type { ObjectReference, SchemaObject } from '../../schema/objects.ts';
import { inSchema, requireName } from '../arguments.ts';
import { callSite } from '../call-site.ts';
import { requireSql, type Sql, toLiteral, type Value } from '../values.ts';
import type { Cascade, IfExists, InSchema, Recorder } from './recorder.ts';

/** A routine of this name; its arguments tell it from others of the same name. */
export interface RoutineName extends InSchema {
  /** What stands between the parentheses: ``sql`price numeric, rate numeric DEFAULT 0.2` ``. */
  readonly arguments?: Sql;
}

export interface ProcedureDefinition extends RoutineName {
  /** `sql`, `plpgsql`, or that of an extension. */
  readonly language: string;
  /** What the routine does, without the quotes around it. */
  readonly body: Sql;
  readonly security?: 'definer' | 'invoker';
  /** Settings while it runs: ``{ search_path: sql`pg_catalog, public` }``. */
  readonly set?: { readonly [setting: string]: Value };
  readonly comment?: string;
}

export interface FunctionDefinition extends ProcedureDefinition {
  /** Left out where OUT arguments say it. */
  readonly returns?: Sql;
  readonly volatility?: 'immutable' | 'stable' | 'volatile';
  /** NULL for a NULL argument, without being called. */
  readonly strict?: boolean;
  readonly leakproof?: boolean;
  readonly parallel?: 'safe' | 'restricted' | 'unsafe';
  readonly cost?: number;
  readonly rows?: number;
}

/** The words for functions and procedures. */
export interface RoutineWords {
  /**
   * PostgreSQL.
   * @example
   * op.createFunction('touch', { returns: sql`trigger`, language: 'plpgsql', body: sql`BEGIN NEW.changed := now(); RETURN NEW; END` })
   * // CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $function$BEGIN NEW.changed := now(); RETURN NEW; END$function$
   */
  createFunction(name: string, definition: FunctionDefinition): void;
  /** PostgreSQL: CREATE OR REPLACE FUNCTION; the way back restores the former one. `recreate` drops it first, which another result needs. */
  replaceFunction(name: string, definition: FunctionDefinition & { readonly recreate?: boolean }): void;
  /** PostgreSQL. @example op.renameFunction('touch', 'touch_row') // ALTER FUNCTION touch() RENAME TO touch_row */
  renameFunction(name: string, to: string, options?: RoutineName): void;
  /** PostgreSQL. @example op.dropFunction('tax', { arguments: sql`numeric, numeric` }) // DROP FUNCTION tax(numeric, numeric) */
  dropFunction(name: string, options?: RoutineName & IfExists & Cascade): void;
  /** PostgreSQL. @example op.createProcedure('prune', { language: 'sql', body: sql`DELETE FROM log` }) // CREATE PROCEDURE prune() LANGUAGE sql AS $function$DELETE FROM log$function$ */
  createProcedure(name: string, definition: ProcedureDefinition): void;
  /** PostgreSQL: CREATE OR REPLACE PROCEDURE; the way back restores the former one. */
  replaceProcedure(name: string, definition: ProcedureDefinition & { readonly recreate?: boolean }): void;
  /** PostgreSQL. @example op.dropProcedure('prune') // DROP PROCEDURE prune() */
  dropProcedure(name: string, options?: RoutineName & IfExists & Cascade): void;
}

type RoutineKind = 'function' | 'procedure';

export function routineWords({ add }: Recorder): RoutineWords {
  const create = (kind: RoutineKind, name: string, definition: FunctionDefinition, at: Position): void =>
    add({ kind: 'createObject', at, object: routine(kind, name, definition, at), ifNotExists: false });
  const replace = (
    kind: RoutineKind,
    name: string,
    { recreate = false, ...definition }: FunctionDefinition & { readonly recreate?: boolean },
    at: Position,
  ): void => add({ kind: 'replaceObject', at, object: routine(kind, name, definition, at), recreate });
  const drop = (kind: RoutineKind, name: string, options: RoutineName & IfExists & Cascade, at: Position): void => {
    const { ifExists = false, cascade = false } = options;
    add({ kind: 'dropObject', at, reference: called(kind, name, options, at), ifExists, cascade });
  };
  const words: RoutineWords = {
    createFunction(name, definition) {
      create('function', name, definition, callSite(words.createFunction));
    },
    replaceFunction(name, definition) {
      replace('function', name, definition, callSite(words.replaceFunction));
    },
    renameFunction(name, to, options = {}) {
      const at = callSite(words.renameFunction);
      const reference = called('function', name, options, at);
      add({ kind: 'renameObject', at, reference, to: requireName(to, 'the new name', at) });
    },
    dropFunction(name, options = {}) {
      drop('function', name, options, callSite(words.dropFunction));
    },
    createProcedure(name, definition) {
      create('procedure', name, definition, callSite(words.createProcedure));
    },
    replaceProcedure(name, definition) {
      replace('procedure', name, definition, callSite(words.replaceProcedure));
    },
    dropProcedure(name, options = {}) {
      drop('procedure', name, options, callSite(words.dropProcedure));
    },
  };
  return words;
}

function routine(
  kind: RoutineKind,
  name: string,
  definition: FunctionDefinition,
  at: Position,
): SchemaObject<RoutineKind> {
  const { schema, arguments: list, returns, body, language, set, ...rest } = definition;
  const settings = set && Object.entries(set).map(([key, value]) => [key, toLiteral(value, at, `the setting ${key}`)]);
  const attributes = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...called(
      kind,
      name,
      { ...(schema !== undefined && { schema }), ...(list !== undefined && { arguments: list }) },
      at,
    ),
    ...(returns !== undefined && { returns: requireSql(returns, 'returns', at) }),
    language: requireName(language, 'the language', at),
    body: requireSql(body, 'the body', at),
    ...attributes,
    ...(settings !== undefined && { set: Object.fromEntries(settings) }),
  };
}

/** A reference to a routine. */
export function called<K extends RoutineKind>(
  kind: K,
  name: string,
  { schema, arguments: list }: RoutineName,
  at: Position,
): ObjectReference<K> {
  return {
    kind,
    ...inSchema(name, schema, at),
    ...(list !== undefined && { arguments: requireSql(list, 'the arguments', at) }),
  };
}
