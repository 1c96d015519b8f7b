import type { Operation } from '../../../operations/operation.ts';
import type { SchemaObject } from '../../../schema/objects.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../../sql/fragment.ts';
import { quotedString, shown } from '../../ansi.ts';
import { type Dialect, inside, type RenderContext, type Rendering } from '../../dialect.ts';
import { expressionSql, identifier, names, qualified, refused } from '../../spelling.ts';
import { ifNotExistsWord } from '../existence.ts';

/** `CREATE OR REPLACE VIEW totals (day, amount) AS SELECT …` (https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/CREATE-VIEW.html) */
export function createView(
  view: SchemaObject<'view'>,
  { ifNotExists, orReplace }: { readonly ifNotExists: boolean; readonly orReplace: boolean },
  dialect: Dialect,
): Fragment {
  const { name, checkOption } = view;
  if (Object.keys(view.with ?? {}).length > 0)
    refused(`view ${shown(name)} has options that Oracle does not know`, 'leave with out for Oracle');
  if (view.recursive)
    refused(`view ${shown(name)} is recursive, for which Oracle has no word`, 'write WITH … in the query itself');
  if (checkOption === 'local')
    refused(`view ${shown(name)} checks its own condition alone`, "write checkOption: 'cascaded', as Oracle does");
  const check = keyword('\nWITH CHECK OPTION', checkOption !== undefined);
  return join(
    [
      fragment`CREATE ${keyword('OR REPLACE', orReplace)} VIEW ${ifNotExistsWord(ifNotExists, 'a view', dialect)} ${qualified(view, dialect)} ${columnList(view, dialect)} AS\n${expressionSql(view.query, dialect)}`,
      check,
    ],
    '',
  );
}

/** https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/CREATE-MATERIALIZED-VIEW.html */
export function createMaterializedView(
  view: SchemaObject<'materializedView'>,
  ifNotExists: boolean,
  dialect: Dialect,
): Fragment {
  if (view.using !== undefined || Object.keys(view.with ?? {}).length > 0)
    refused(
      `materialized view ${shown(view.name)} has options that Oracle does not know`,
      'leave using and with out for Oracle',
    );
  const space = view.tablespace === undefined ? nothing : fragment`TABLESPACE ${identifier(view.tablespace, dialect)}`;
  const build = verbatim(view.withData ? 'BUILD IMMEDIATE' : 'BUILD DEFERRED');
  return fragment`CREATE MATERIALIZED VIEW ${ifNotExistsWord(ifNotExists, 'a materialized view', dialect)} ${qualified(view, dialect)} ${columnList(view, dialect)} ${space} ${build} AS\n${expressionSql(view.query, dialect)}`;
}

function columnList({ columns }: SchemaObject<'view' | 'materializedView'>, dialect: Dialect): Fragment {
  return columns === undefined ? nothing : fragment`(${names(columns, dialect)})`;
}

/**
 * A complete refresh; one that lets others read meanwhile is what an atomic one does: it deletes and inserts in one transaction.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/arpls/DBMS_MVIEW.html
 */
export function refreshView(
  { view, concurrently, withData }: Operation<'refreshView'>,
  { dialect }: RenderContext,
): Rendering {
  if (!withData)
    refused(`Oracle cannot empty the materialized view ${shown(view.name)}`, 'drop it and create it without data');
  const name = quotedString(qualified(view, dialect).text);
  const atomic = concurrently ? 'TRUE' : 'FALSE';
  // It commits by itself.
  return inside(verbatim(`BEGIN\n  DBMS_MVIEW.REFRESH(${name}, 'C', atomic_refresh => ${atomic});\nEND;`)).map(
    (one) => ({
      ...one,
      transaction: 'outside' as const,
    }),
  );
}
