import type { Position } from '../../diagnostics/diagnostic.ts';
import type { ConstraintTiming } from '../../schema/model.ts';
import type { ObjectReference, SchemaObject, TriggerEvent } from '../../schema/objects.ts';
import { inSchema, requireName, wrong } from '../arguments.ts';
import { callSite } from '../call-site.ts';
import { columnNames } from '../table.ts';
import { requireSql, type Sql } from '../values.ts';
import type { Cascade, IfExists, InSchema, Recorder } from './recorder.ts';

export type EventWord = 'insert' | 'update' | 'delete' | 'truncate';

export interface TriggerOptions extends InSchema, ConstraintTiming {
  readonly timing: 'before' | 'after' | 'instead of';
  /** What it waits for; `{ update: ['name'] }` is UPDATE OF these columns. */
  readonly events: readonly (EventWord | { readonly update: readonly string[] })[];
  /** A row when not said. */
  readonly forEach?: 'row' | 'statement';
  readonly when?: Sql;
  /** The names of the transition tables. */
  readonly referencing?: { readonly old?: string; readonly new?: string };
  /** The call of a function that returns trigger (PostgreSQL): ``sql`touch()` ``. */
  readonly execute?: Sql;
  /** The statements themselves (SQLite, MySQL, MariaDB). */
  readonly body?: Sql;
  /** CREATE CONSTRAINT TRIGGER. */
  readonly constraint?: boolean;
  readonly comment?: string;
}

/** The words for triggers. */
export interface TriggerWords {
  /**
   * @example
   * op.createTrigger('touch', 'users', { timing: 'before', events: ['update'], execute: sql`touch()` })
   * // CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch()
   */
  createTrigger(name: string, table: string, trigger: TriggerOptions): void;
  /** Drops the trigger of this name and makes it anew; the way back restores the former one. */
  replaceTrigger(name: string, table: string, trigger: TriggerOptions): void;
  /** PostgreSQL. @example op.renameTrigger('touch', 'users', 'touch_row') // ALTER TRIGGER touch ON users RENAME TO touch_row */
  renameTrigger(name: string, table: string, to: string, options?: InSchema): void;
  /** @example op.dropTrigger('touch', 'users') // DROP TRIGGER touch ON users */
  dropTrigger(name: string, table: string, options?: InSchema & IfExists & Cascade): void;
}

export function triggerWords({ add }: Recorder): TriggerWords {
  const words: TriggerWords = {
    createTrigger(name, table, trigger) {
      const at = callSite(words.createTrigger);
      add({ kind: 'createObject', at, object: triggerObject(name, table, trigger, at), ifNotExists: false });
    },
    replaceTrigger(name, table, trigger) {
      const at = callSite(words.replaceTrigger);
      add({ kind: 'replaceObject', at, object: triggerObject(name, table, trigger, at), recreate: true });
    },
    renameTrigger(name, table, to, { schema } = {}) {
      const at = callSite(words.renameTrigger);
      const reference = onTable('trigger', name, table, schema, at);
      add({ kind: 'renameObject', at, reference, to: requireName(to, 'the new name', at) });
    },
    dropTrigger(name, table, { schema, ifExists = false, cascade = false } = {}) {
      const at = callSite(words.dropTrigger);
      add({ kind: 'dropObject', at, reference: onTable('trigger', name, table, schema, at), ifExists, cascade });
    },
  };
  return words;
}

/** A reference to what belongs to a table. */
export function onTable<K extends 'trigger' | 'policy'>(
  kind: K,
  name: string,
  table: string,
  schema: string | undefined,
  at: Position,
): ObjectReference<K> {
  return { kind, name: requireName(name, `the ${kind}`, at), on: inSchema(table, schema, at) };
}

function triggerObject(name: string, table: string, options: TriggerOptions, at: Position): SchemaObject<'trigger'> {
  if (typeof options !== 'object' || options === null)
    throw wrong('the trigger', options, "write { timing: 'before', events: ['update'], … }", at);
  const { schema, events, forEach = 'row', when, execute, body, ...rest } = options;
  if (!Array.isArray(events) || events.length === 0)
    throw wrong('the list of events', events, "write events: ['insert', 'update']", at);
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...onTable('trigger', name, table, schema, at),
    timing: options.timing,
    ...said,
    events: events.map((one) => triggerEvent(one, at)),
    forEach,
    ...(when !== undefined && { when: requireSql(when, 'when', at) }),
    ...(execute !== undefined && { execute: requireSql(execute, 'execute', at) }),
    ...(body !== undefined && { body: requireSql(body, 'body', at) }),
  };
}

function triggerEvent(one: TriggerOptions['events'][number], at: Position): TriggerEvent {
  return typeof one === 'string'
    ? { event: one }
    : { event: 'update', columns: columnNames(one.update, at, 'the event update') };
}
