import type { ConstraintKind } from '../../schema/model.ts';
import { inSchema, requireName } from '../arguments.ts';
import { callSite } from '../call-site.ts';
import type { TableReference } from '../column.ts';
import type { Name } from '../references.ts';
import {
  type CheckOptions,
  type ColumnLike,
  type ExcludeElement,
  type ExcludeOptions,
  type ForeignKeyOptions,
  type KeyOptions,
  makeCheck,
  makeExclude,
  makeForeignKey,
  makeKey,
  nameParts,
  tableName,
} from '../table.ts';
import type { Sql } from '../values.ts';
import type { IfExists, IfNotExists, InSchema, Recorder } from './recorder.ts';

/** The words for constraints. */
export interface ConstraintWords {
  /** @example op.createPrimaryKey('pk_t', 't', ['a', 'b']) // ALTER TABLE t ADD CONSTRAINT pk_t PRIMARY KEY (a, b) */
  createPrimaryKey(
    name: Name | null,
    table: string,
    columns: readonly ColumnLike[],
    options?: InSchema & IfNotExists & KeyOptions,
  ): void;
  /** @example op.createUniqueConstraint('uq_email', 'users', ['email']) // ALTER TABLE users ADD CONSTRAINT uq_email UNIQUE (email) */
  createUniqueConstraint(
    name: Name | null,
    table: string,
    columns: readonly ColumnLike[],
    options?: InSchema & IfNotExists & KeyOptions,
  ): void;
  /** @example op.createForeignKey('fk_user', 'orders', 'users', ['user_id'], ['id']) // ALTER TABLE orders ADD CONSTRAINT fk_user FOREIGN KEY(user_id) REFERENCES users (id) */
  createForeignKey(
    name: Name | null,
    table: string,
    target: TableReference,
    columns: readonly ColumnLike[],
    targetColumns: readonly ColumnLike[],
    options?: InSchema & IfNotExists & ForeignKeyOptions & { readonly targetSchema?: string },
  ): void;
  /** @example op.createCheckConstraint('ck_age', 'users', sql`age >= 18`) // ALTER TABLE users ADD CONSTRAINT ck_age CHECK (age >= 18) */
  createCheckConstraint(
    name: Name | null,
    table: string,
    condition: Sql,
    options?: InSchema & IfNotExists & CheckOptions,
  ): void;
  /** PostgreSQL. @example op.createExcludeConstraint('ex', 'booking', [['during', '&&']], { using: 'gist' }) // ALTER TABLE booking ADD CONSTRAINT ex EXCLUDE USING gist (during WITH &&) */
  createExcludeConstraint(
    name: Name | null,
    table: string,
    elements: readonly ExcludeElement[],
    options?: InSchema & IfNotExists & ExcludeOptions,
  ): void;
  /** PostgreSQL. @example op.renameConstraint('users', 'uq', 'uq_email') // ALTER TABLE users RENAME CONSTRAINT uq TO uq_email */
  renameConstraint(table: string, name: Name, to: string, options?: InSchema): void;
  /** Checks the rows that `notValid` has passed over. @example op.validateConstraint('users', 'ck_age') // ALTER TABLE users VALIDATE CONSTRAINT ck_age */
  validateConstraint(table: string, name: Name, options?: InSchema): void;
  /** Drops a constraint of any kind. @example op.dropConstraint('uq_email', 'users') // ALTER TABLE users DROP CONSTRAINT uq_email */
  dropConstraint(name: Name, table: string, options?: InSchema & IfExists & { readonly type?: ConstraintKind }): void;
}

export function constraintWords({ add }: Recorder): ConstraintWords {
  const words: ConstraintWords = {
    createPrimaryKey(name, table, columns, options = {}) {
      const at = callSite(words.createPrimaryKey);
      const constraint = makeKey('primaryKey', name, columns, options, at);
      add({ kind: 'addConstraint', at, table: inSchema(table, options.schema, at), constraint, ...unless(options) });
    },
    createUniqueConstraint(name, table, columns, options = {}) {
      const at = callSite(words.createUniqueConstraint);
      const constraint = makeKey('unique', name, columns, options, at);
      add({ kind: 'addConstraint', at, table: inSchema(table, options.schema, at), constraint, ...unless(options) });
    },
    createForeignKey(name, table, target, columns, targetColumns, options = {}) {
      const at = callSite(words.createForeignKey);
      const named = tableName(target);
      const other = options.targetSchema === undefined ? named : { ...named, schema: options.targetSchema };
      const constraint = makeForeignKey(name, columns, other, targetColumns ?? [], options, at);
      add({ kind: 'addConstraint', at, table: inSchema(table, options.schema, at), constraint, ...unless(options) });
    },
    createCheckConstraint(name, table, condition, options = {}) {
      const at = callSite(words.createCheckConstraint);
      add({
        kind: 'addConstraint',
        at,
        table: inSchema(table, options.schema, at),
        constraint: makeCheck(name, condition, options, at),
        ...unless(options),
      });
    },
    createExcludeConstraint(name, table, elements, options = {}) {
      const at = callSite(words.createExcludeConstraint);
      add({
        kind: 'addConstraint',
        at,
        table: inSchema(table, options.schema, at),
        constraint: makeExclude(name, elements, options, at),
        ...unless(options),
      });
    },
    renameConstraint(table, name, to, { schema } = {}) {
      const at = callSite(words.renameConstraint);
      add({
        kind: 'renameConstraint',
        at,
        table: inSchema(table, schema, at),
        name: requireName(nameParts(name).name, 'a constraint', at),
        to: requireName(to, 'the new name', at),
      });
    },
    validateConstraint(table, name, { schema } = {}) {
      const at = callSite(words.validateConstraint);
      const given = requireName(nameParts(name).name, 'a constraint', at);
      add({ kind: 'validateConstraint', at, table: inSchema(table, schema, at), name: given });
    },
    dropConstraint(name, table, { schema, ifExists = false, type } = {}) {
      const at = callSite(words.dropConstraint);
      const parts = nameParts(name);
      const given = requireName(parts.name, 'a constraint', at);
      const rest = { ...(parts.named && { exact: true }), ...(type && { type }) };
      add({ kind: 'dropConstraint', at, table: inSchema(table, schema, at), name: given, ifExists, ...rest });
    },
  };
  return words;
}

/** PostgreSQL has no ADD CONSTRAINT IF NOT EXISTS: the script asks for the name, and stops where it is another constraint. */
function unless({ ifNotExists }: IfNotExists): IfNotExists {
  return ifNotExists ? { ifNotExists } : {};
}
