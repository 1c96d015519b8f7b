import { privilegesBack } from '../../operations/attached.ts';
import type { Operation } from '../../operations/operation.ts';
import { columnsOfType } from '../../operations/remove-enum-value.ts';
import { nameOf, tableOf, typeOf } from '../../schema/catalog.ts';
import { privilegesOn } from '../../schema/catalog-objects.ts';
import { plainSql } from '../../sql/author.ts';
import { type Fragment, fragment, join, nothing, verbatim } from '../../sql/fragment.ts';
import { quotedString, shown } from '../ansi.ts';
import { doing, inside, isRefusal, type RenderContext, type Rendering, type Statement } from '../dialect.ts';
import { identifier, qualified, refused, typeSql } from '../spelling.ts';
import { defaultSql } from './columns.ts';
import { commentOnType } from './comments.ts';
import { grant, revoke } from './objects/privileges.ts';

/**
 * PostgreSQL takes no value out of a type (https://www.postgresql.org/docs/current/datatype-enum.html): a new type takes the place of
 * the old one in every column. A row that still has the value stops it, unless another value is given.
 */
export function removeEnumValue(operation: Operation<'removeEnumValue'>, context: RenderContext): Rendering {
  const { dialect, before, after } = context;
  const { type, value, replaceWith, at } = operation;
  const known = typeOf(after, type);
  if (known === undefined)
    refused(`the values of ${shown(type.name)} are not known`, 'write the statements with op.execute');
  const { values } = known;
  if (values.length === 0) refused(`${shown(type.name)} would have no value left`, 'drop the type instead');
  const old = { ...type, name: `${type.name.slice(0, 48)}_limbeck_old` };
  const labels = join(values.map((one) => verbatim(quotedString(one))));
  const columns = columnsOfType(before, type).flatMap(({ table, column }): readonly Statement[] => {
    const alter = fragment`ALTER TABLE ${qualified(table, dialect)} ALTER COLUMN ${identifier(column.name, dialect)}`;
    const fresh = tableOf(after, table)?.columns.find((one) => one.name === column.name) ?? column;
    const [sql, name] = [typeSql(column.type, dialect), identifier(column.name, dialect)];
    const isArray = column.type.kind === 'array';
    const text = fragment`${name}::TEXT${verbatim(isArray ? '[]' : '')}`;
    const [from, to] = [verbatim(quotedString(value)), verbatim(quotedString(replaceWith ?? ''))];
    const replaced =
      replaceWith === undefined
        ? text
        : isArray
          ? fragment`array_replace(${text}, ${from}, ${to})`
          : fragment`(CASE ${text} WHEN ${from} THEN ${to} ELSE ${text} END)`;
    const change = { kind: 'alterColumn', at, table: nameOf(table), column: column.name } as const;
    const brief: Operation = { ...change, default: { kind: 'none' } };
    const retyped: Operation = { ...change, type: column.type, using: plainSql(`${replaced.text}::${sql.text}`) };
    const dropped = column.default === undefined ? nothing : fragment`${alter} DROP DEFAULT`;
    const set =
      fresh.default === undefined
        ? nothing
        : fragment`${alter} SET DEFAULT ${defaultSql(fresh.default, column.type, { ...context, before: after })}`;
    return [
      ...doing(inside(dropped), brief),
      ...doing(inside(fragment`${alter} TYPE ${sql} USING ${replaced}::${sql}`), retyped),
      ...doing(inside(set), brief),
    ];
  });
  const made = inside(
    fragment`ALTER TYPE ${qualified(type, dialect)} RENAME TO ${identifier(old.name, dialect)}`,
    fragment`CREATE TYPE ${qualified(type, dialect)} AS ENUM (${labels})`,
  );
  const rest = inside(
    fragment`DROP TYPE ${qualified(old, dialect)}`,
    known.comment === undefined ? nothing : commentOnType(type, known.comment, dialect),
    ...rights(operation, context),
  );
  return [...made, ...columns, ...rest];
}

/** The privileges of the old type go with it: the new one gets the same. */
function rights({ type, at }: Operation<'removeEnumValue'>, context: RenderContext): readonly Fragment[] {
  const target = { kind: 'type', ...type } as const;
  return privilegesBack(target, privilegesOn(context.before, target), at).flatMap((one) => {
    const rendering = one.kind === 'grant' ? grant(one, context) : one.kind === 'revoke' ? revoke(one, context) : [];
    return isRefusal(rendering) ? [] : rendering.map(({ sql }) => sql);
  });
}
