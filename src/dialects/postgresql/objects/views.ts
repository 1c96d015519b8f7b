import type { Operation } from '../../../operations/operation.ts';
import type { SchemaObject } from '../../../schema/objects.ts';
import { type Fragment, fragment, keyword, nothing, verbatim } from '../../../sql/fragment.ts';
import { type Dialect, inside, type RenderContext, type Rendering } from '../../dialect.ts';
import { expressionSql, names, qualified } from '../../spelling.ts';
import { accessMethod, storageParameters, tablespace } from '../elements.ts';

/** `CREATE OR REPLACE VIEW totals (day, amount) WITH (security_barrier = true) AS SELECT …` */
export function createView(view: SchemaObject<'view'>, orReplace: boolean, dialect: Dialect): Fragment {
  const { query, checkOption, recursive } = view;
  const check = checkOption === undefined ? nothing : verbatim(`WITH ${checkOption.toUpperCase()} CHECK OPTION`);
  const head = fragment`CREATE ${keyword('OR REPLACE', orReplace)} ${keyword('RECURSIVE', recursive)} VIEW ${qualified(view, dialect)}`;
  return fragment`${head} ${columnList(view.columns, dialect)} ${storageParameters(view.with)} AS\n${expressionSql(query, dialect)} ${check}`;
}

/** `CREATE MATERIALIZED VIEW totals AS SELECT … WITH NO DATA` */
export function createMaterializedView(
  view: SchemaObject<'materializedView'>,
  ifNotExists: boolean,
  dialect: Dialect,
): Fragment {
  const head = fragment`CREATE MATERIALIZED VIEW ${keyword('IF NOT EXISTS', ifNotExists)} ${qualified(view, dialect)} ${columnList(view.columns, dialect)}`;
  const storage = fragment`${accessMethod(view.using, dialect)} ${storageParameters(view.with)} ${tablespace(view.tablespace, dialect)}`;
  return fragment`${head} ${storage} AS\n${expressionSql(view.query, dialect)} ${keyword('WITH NO DATA', !view.withData)}`;
}

/** `REFRESH MATERIALIZED VIEW CONCURRENTLY totals` */
export function refreshView(
  { view, concurrently, withData }: Operation<'refreshView'>,
  { dialect }: RenderContext,
): Rendering {
  return inside(
    fragment`REFRESH MATERIALIZED VIEW ${keyword('CONCURRENTLY', concurrently)} ${qualified(view, dialect)} ${keyword('WITH NO DATA', !withData)}`,
  );
}

function columnList(columns: readonly string[] | undefined, dialect: Dialect): Fragment {
  return columns === undefined ? nothing : fragment`(${names(columns, dialect)})`;
}
