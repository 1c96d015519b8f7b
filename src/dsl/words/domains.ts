import type { Position } from '../../diagnostics/diagnostic.ts';
import type { DomainCheck } from '../../schema/objects.ts';
import { inSchema, newDefault, requireColumn, requireName, wrong } from '../arguments.ts';
import { callSite } from '../call-site.ts';
import type { AnyColumn } from '../column.ts';
import { requireSql, type Sql, toLiteral, type Value } from '../values.ts';
import type { Cascade, IfExists, InSchema, Recorder } from './recorder.ts';

/** Checks by their names. */
export type DomainChecks = { readonly [name: string]: Sql };

/** The words for domains. */
export interface DomainWords {
  /**
   * PostgreSQL: a type with rules of its own.
   * @example
   * op.createDomain('email', t.text(), { checks: { email_has_at: sql`value LIKE '%@%'` } })
   * // CREATE DOMAIN email AS TEXT CONSTRAINT email_has_at CHECK (value LIKE '%@%')
   */
  createDomain(
    name: string,
    type: AnyColumn,
    options?: InSchema & {
      readonly default?: Value;
      readonly notNull?: boolean;
      readonly checks?: DomainChecks;
      readonly comment?: string;
    },
  ): void;
  /** PostgreSQL. @example op.alterDomain('email', { notNull: true }) // ALTER DOMAIN email SET NOT NULL */
  alterDomain(
    name: string,
    change: InSchema & {
      /** null drops it. */
      readonly default?: Value;
      readonly notNull?: boolean;
      readonly addCheck?: readonly [name: string, condition: Sql];
      readonly dropCheck?: string;
    },
  ): void;
  /** PostgreSQL. @example op.renameDomain('email', 'mail_address') // ALTER DOMAIN email RENAME TO mail_address */
  renameDomain(name: string, to: string, options?: InSchema): void;
  /** PostgreSQL. @example op.dropDomain('email') // DROP DOMAIN email */
  dropDomain(name: string, options?: InSchema & IfExists & Cascade): void;
}

export function domainWords({ add }: Recorder): DomainWords {
  const words: DomainWords = {
    createDomain(name, type, { schema, notNull, checks = {}, comment, ...options } = {}) {
      const at = callSite(words.createDomain);
      const parts = requireColumn('the type', type, at);
      add({
        kind: 'createObject',
        at,
        object: {
          kind: 'domain',
          ...inSchema(name, schema, at),
          type: parts.type,
          ...(parts.collation !== undefined && { collation: parts.collation }),
          ...(options.default !== undefined && { default: toLiteral(options.default, at, 'the default') }),
          notNull: notNull ?? parts.nullable === false,
          checks: Object.entries(checks).map((one) => domainCheck(one, at)),
          ...(comment !== undefined && { comment }),
        },
        ifNotExists: false,
      });
    },
    alterDomain(name, change) {
      const at = callSite(words.alterDomain);
      if (typeof change !== 'object' || change === null)
        throw wrong('the change', change, 'write for instance { notNull: true }', at);
      const { schema, notNull, addCheck, dropCheck } = change;
      add({
        kind: 'alterDomain',
        at,
        domain: inSchema(name, schema, at),
        ...(change.default !== undefined && { default: newDefault(change.default, at) }),
        ...(notNull !== undefined && { notNull }),
        ...(addCheck !== undefined && { addCheck: domainCheck(addCheck, at) }),
        ...(dropCheck !== undefined && { dropCheck: requireName(dropCheck, 'the check', at) }),
      });
    },
    renameDomain(name, to, { schema } = {}) {
      const at = callSite(words.renameDomain);
      const reference = { kind: 'domain', ...inSchema(name, schema, at) } as const;
      add({ kind: 'renameObject', at, reference, to: requireName(to, 'the new name', at) });
    },
    dropDomain(name, { schema, ifExists = false, cascade = false } = {}) {
      const at = callSite(words.dropDomain);
      const reference = { kind: 'domain', ...inSchema(name, schema, at) } as const;
      add({ kind: 'dropObject', at, reference, ifExists, cascade });
    },
  };
  return words;
}

function domainCheck([name, condition]: readonly [string, Sql], at: Position): DomainCheck {
  return { name: requireName(name, 'the check', at), sql: requireSql(condition, 'the check', at) };
}
