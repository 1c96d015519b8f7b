import type { SchemaObject } from '../../../schema/objects.ts';
import { type Fragment, fragment, keyword, nothing } from '../../../sql/fragment.ts';
import { shown } from '../../ansi.ts';
import type { Dialect } from '../../dialect.ts';
import { expressionSql, names, qualified, refused } from '../../spelling.ts';

/**
 * `CREATE OR ALTER VIEW totals (day, amount) AS SELECT … WITH CHECK OPTION`
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/statements/create-view-transact-sql
 */
export function viewSql(view: SchemaObject<'view'>, orAlter: boolean, dialect: Dialect): Fragment {
  if (view.with !== undefined || view.checkOption === 'local')
    refused(
      `view ${shown(view.name)} has options that SQL Server does not know`,
      "remove with, and write checkOption: 'cascaded'",
    );
  const columns = view.columns === undefined ? nothing : fragment`(${names(view.columns, dialect)})`;
  // A query that refers to itself needs no word for it.
  const check = view.checkOption === undefined ? nothing : fragment`\nWITH CHECK OPTION`;
  return fragment`CREATE ${keyword('OR ALTER', orAlter)} VIEW ${qualified(view, dialect)} ${columns} AS\n${expressionSql(view.query, dialect)}${check}`;
}
