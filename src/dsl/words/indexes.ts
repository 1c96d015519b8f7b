import { inSchema, requireName } from '../arguments.ts';
import { callSite } from '../call-site.ts';
import type { Name } from '../references.ts';
import { type ElementLike, type IndexOptions, makeIndex, nameParts } from '../table.ts';
import type { IfExists, IfNotExists, InSchema, Recorder } from './recorder.ts';

/** The words for indexes. */
export interface IndexWords {
  /** @example op.createIndex('ix_email', 'users', ['email'], { unique: true }) // CREATE UNIQUE INDEX ix_email ON users (email) */
  createIndex(
    name: Name | null,
    table: string,
    elements: readonly ElementLike[],
    options?: InSchema & IfNotExists & IndexOptions & { readonly concurrently?: boolean },
  ): void;
  /** @example op.renameIndex('ix_mail', 'ix_email') // ALTER INDEX ix_mail RENAME TO ix_email */
  renameIndex(name: Name, to: string, options?: InSchema): void;
  /** @example op.dropIndex('ix_email') // DROP INDEX ix_email */
  dropIndex(
    name: Name,
    options?: InSchema & IfExists & { readonly table?: string; readonly concurrently?: boolean },
  ): void;
}

export function indexWords({ add }: Recorder): IndexWords {
  const words: IndexWords = {
    createIndex(name, table, elements, options = {}) {
      const at = callSite(words.createIndex);
      const { schema, ifNotExists = false, concurrently = false } = options;
      add({
        kind: 'createIndex',
        at,
        table: inSchema(table, schema, at),
        index: makeIndex(name, elements, options, at),
        ifNotExists,
        concurrently,
      });
    },
    renameIndex(name, to, { schema } = {}) {
      const at = callSite(words.renameIndex);
      const index = inSchema(nameParts(name).name, schema, at);
      add({ kind: 'renameIndex', at, index, to: requireName(to, 'the new name', at) });
    },
    dropIndex(name, { schema, ifExists = false, table, concurrently = false } = {}) {
      const at = callSite(words.dropIndex);
      const exact = requireName(nameParts(name).name, 'an index', at);
      add({
        kind: 'dropIndex',
        at,
        name: exact,
        ...(schema !== undefined && { schema }),
        ...(table !== undefined && { table }),
        ifExists,
        concurrently,
      });
    },
  };
  return words;
}
