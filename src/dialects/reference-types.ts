import { tableOf } from '../schema/catalog.ts';
import type { Column, ForeignKey, TableName } from '../schema/model.ts';
import { shown } from './ansi.ts';
import type { RenderContext } from './dialect.ts';
import { refused } from './spelling.ts';

/**
 * Refuses a foreign key whose two sides have types that the engine does not take for the same.
 *
 * @param kindOf what must be the same; undefined where nothing is known
 */
export function checkReferenceTypes(
  constraint: ForeignKey,
  table: TableName,
  { dialect, before, after }: RenderContext,
  kindOf: (column: Column) => string | undefined,
): void {
  const target = tableOf(after, constraint.target) ?? tableOf(before, constraint.target);
  const key = target?.constraints.find((one) => one.kind === 'primaryKey');
  const named = constraint.targetColumns.length > 0;
  const targets = named ? constraint.targetColumns : key?.kind === 'primaryKey' ? key.columns : [];
  const columns = tableOf(after, table)?.columns;
  constraint.columns.forEach((name, i) => {
    const own = columns?.find((one) => one.name === name);
    const other = target?.columns.find((one) => one.name === targets[i]);
    const [kind, wanted] = [own && kindOf(own), other && kindOf(other)];
    if (kind === undefined || wanted === undefined || kind === wanted) return;
    refused(
      `foreign key ${shown(constraint.name)} has ${shown(name)} of type ${kind} on one side and ${wanted} on the other, which ${dialect.title} does not take for the same`,
      'give both the same type and collation; to change both, drop the foreign key first, and add it again after',
    );
  });
}
