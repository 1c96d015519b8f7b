import { problem } from '../../diagnostics/diagnostic.ts';
import { inSchema, requireName, wrong } from '../arguments.ts';
import { callSite } from '../call-site.ts';
import type { IfExists, IfNotExists, InSchema, Recorder } from './recorder.ts';

/** The words for enum types. */
export interface EnumWords {
  /** An enum type of the author's own care. @example op.createEnum('mood', ['ok', 'sad']) // CREATE TYPE mood AS ENUM ('ok', 'sad') */
  createEnum(name: string, values: readonly string[], options?: InSchema & IfNotExists): void;
  /** @example op.dropEnum('mood') // DROP TYPE mood */
  dropEnum(name: string, options?: InSchema & IfExists): void;
  /**
   * PostgreSQL: puts a type without the value in the place of the old one, in every column that has it. A row with the value stops
   * the script, unless `replaceWith` says what it gets.
   * @example
   * op.removeEnumValue('mood', 'sad', { replaceWith: 'ok' })
   * // ALTER TYPE mood RENAME TO …; CREATE TYPE mood AS ENUM ('ok'); ALTER TABLE users ALTER COLUMN mood TYPE mood USING …; DROP TYPE …
   */
  removeEnumValue(name: string, value: string, options?: InSchema & { readonly replaceWith?: string }): void;
  /** Columns of the type follow. @example op.renameEnum('mood', 'feeling') // ALTER TYPE mood RENAME TO feeling */
  renameEnum(name: string, to: string, options?: InSchema): void;
  /** PostgreSQL. @example op.renameEnumValue('mood', 'sad', 'blue') // ALTER TYPE mood RENAME VALUE 'sad' TO 'blue' */
  renameEnumValue(name: string, from: string, to: string, options?: InSchema): void;
  /** @example op.addEnumValue('mood', 'glad', { after: 'ok' }) // ALTER TYPE mood ADD VALUE 'glad' AFTER 'ok' */
  addEnumValue(
    name: string,
    value: string,
    options?: InSchema & IfNotExists & { readonly before?: string; readonly after?: string },
  ): void;
}

export function enumWords({ add }: Recorder): EnumWords {
  const words: EnumWords = {
    createEnum(name, values, { schema, ifNotExists } = {}) {
      const at = callSite(words.createEnum);
      if (!Array.isArray(values) || values.length === 0 || values.some((one) => typeof one !== 'string')) {
        throw wrong('the list of values', values, "write for instance ['new', 'paid']", at);
      }
      add({
        kind: 'createEnum',
        at,
        type: inSchema(name, schema, at),
        values: Object.freeze([...values]),
        managed: false,
        ...(ifNotExists && { ifNotExists }),
      });
    },
    dropEnum(name, { schema, ifExists = false } = {}) {
      const at = callSite(words.dropEnum);
      add({ kind: 'dropEnum', at, type: inSchema(name, schema, at), ifExists });
    },
    removeEnumValue(name, value, { schema, replaceWith } = {}) {
      const at = callSite(words.removeEnumValue);
      for (const one of [value, replaceWith ?? ''])
        if (typeof one !== 'string') throw wrong('the value', one, 'write a string', at);
      const other = replaceWith === undefined ? {} : { replaceWith };
      add({ kind: 'removeEnumValue', at, type: inSchema(name, schema, at), value, ...other });
    },
    renameEnum(name, to, { schema } = {}) {
      const at = callSite(words.renameEnum);
      add({ kind: 'renameEnum', at, type: inSchema(name, schema, at), to: requireName(to, 'the new name', at) });
    },
    renameEnumValue(name, from, to, { schema } = {}) {
      const at = callSite(words.renameEnumValue);
      for (const value of [from, to])
        if (typeof value !== 'string') throw wrong('the value', value, 'write a string', at);
      add({ kind: 'renameEnumValue', at, type: inSchema(name, schema, at), from, to });
    },
    addEnumValue(name, value, { schema, ifNotExists = false, before, after } = {}) {
      const at = callSite(words.addEnumValue);
      if (typeof value !== 'string') throw wrong('the value', value, 'write a string', at);
      if (before !== undefined && after !== undefined)
        throw problem('LB301', 'a value is placed before or after another, not both', { at, help: 'keep one' });
      const place = { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
      add({ kind: 'addEnumValue', at, type: inSchema(name, schema, at), value, ifNotExists, ...place });
    },
  };
  return words;
}
