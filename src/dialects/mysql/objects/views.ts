import type { SchemaObject } from '../../../schema/objects.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../../sql/fragment.ts';
import { shown } from '../../ansi.ts';
import type { Dialect } from '../../dialect.ts';
import { expressionSql, names, qualified, refused } from '../../spelling.ts';
import { need } from '../differences.ts';

/** `CREATE OR REPLACE VIEW totals (day, amount) AS SELECT … WITH LOCAL CHECK OPTION` (https://dev.mysql.com/doc/refman/8.4/en/create-view.html) */
export function viewSql(
  view: SchemaObject<'view'>,
  { ifNotExists = false, orReplace = false }: { readonly ifNotExists?: boolean; readonly orReplace?: boolean },
  dialect: Dialect,
): Fragment {
  const { name, query, columns, checkOption, recursive, comment } = view;
  if (comment !== undefined)
    refused(`${dialect.title} keeps no comments on views, as on ${shown(name)}`, 'leave the comment out');
  if (recursive)
    refused(`${dialect.title} has no recursive views, as ${shown(name)} is one`, 'begin its query with WITH RECURSIVE');
  if (Object.keys(view.with ?? {}).length > 0)
    refused(
      `${dialect.title} has no options for views, as ${shown(name)} has`,
      'leave with out, or write the view with op.execute',
    );
  if (ifNotExists) need('viewsIfNotExist', 'IF NOT EXISTS for views', 'use op.replaceView', dialect);
  const list = columns === undefined ? nothing : fragment`(${names(columns, dialect)})`;
  const head = fragment`CREATE ${keyword('OR REPLACE', orReplace)} VIEW ${keyword('IF NOT EXISTS', ifNotExists)} ${qualified(view, dialect)} ${list} AS`;
  const option = checkOption === undefined ? nothing : verbatim(`\nWITH ${checkOption.toUpperCase()} CHECK OPTION`);
  return join([head, verbatim('\n'), expressionSql(query, dialect), option], '');
}
