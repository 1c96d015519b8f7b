import type { Operation } from '../../../operations/operation.ts';
import { objectOf } from '../../../schema/catalog-objects.ts';
import type { DomainCheck, SchemaObject } from '../../../schema/objects.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../../sql/fragment.ts';
import { shown } from '../../ansi.ts';
import { type Dialect, doing, inside, type RenderContext, type Rendering } from '../../dialect.ts';
import { expressionSql, identifier, qualified, refused, typeSql } from '../../spelling.ts';
import { collation, defaultSql } from '../columns.ts';

/** `CREATE DOMAIN email AS TEXT NOT NULL CONSTRAINT email_at CHECK (value LIKE '%@%')` */
export function createDomain(domain: SchemaObject<'domain'>, context: RenderContext): Fragment {
  const { dialect } = context;
  return join(
    [
      fragment`CREATE DOMAIN ${qualified(domain, dialect)} AS ${typeSql(domain.type, dialect)}`,
      collation(domain.collation, domain.type),
      domain.default === undefined ? nothing : fragment`DEFAULT ${defaultSql(domain.default, domain.type, context)}`,
      keyword('NOT NULL', domain.notNull),
      ...domain.checks.map((one) => check(one, dialect)),
    ],
    ' ',
  );
}

/** One statement per part: https://www.postgresql.org/docs/current/sql-alterdomain.html */
export function alterDomain(operation: Operation<'alterDomain'>, context: RenderContext): Rendering {
  const { dialect } = context;
  const { domain, notNull, addCheck, dropCheck } = operation;
  const alter = fragment`ALTER DOMAIN ${qualified(domain, dialect)}`;
  const bare = { kind: operation.kind, at: operation.at, domain };
  const parts: (readonly [Fragment, Operation<'alterDomain'>])[] = [];
  if (operation.default !== undefined) parts.push([newDefault(operation, context), bare]);
  if (notNull !== undefined) parts.push([verbatim(notNull ? 'SET NOT NULL' : 'DROP NOT NULL'), { ...bare, notNull }]);
  if (dropCheck !== undefined) parts.push([fragment`DROP CONSTRAINT ${identifier(dropCheck, dialect)}`, bare]);
  if (addCheck !== undefined) parts.push([fragment`ADD ${check(addCheck, dialect)}`, { ...bare, addCheck }]);
  if (parts.length === 0)
    refused(
      `the change of domain ${shown(domain.name)} changes nothing`,
      'say what is to change, for instance { notNull: true }',
    );
  return parts.flatMap(([sql, part]) => doing(inside(fragment`${alter} ${sql}`), part));
}

function newDefault({ domain, default: value }: Operation<'alterDomain'>, context: RenderContext): Fragment {
  if (typeof value === 'object' && value !== null && value.kind === 'none') return verbatim('DROP DEFAULT');
  const known = objectOf(context.before, { kind: 'domain', ...domain });
  return fragment`SET DEFAULT ${defaultSql(value ?? null, known?.type, context)}`;
}

function check({ name, sql }: DomainCheck, dialect: Dialect): Fragment {
  return fragment`CONSTRAINT ${identifier(name, dialect)} CHECK (${expressionSql(sql, dialect)})`;
}
