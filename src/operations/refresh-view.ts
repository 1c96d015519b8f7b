import { diagnostic } from '../diagnostics/diagnostic.ts';
import { displayName } from '../schema/model.ts';
import { findObject } from './objects.ts';
import type { OperationRules } from './rules.ts';

export const refreshView: OperationRules<'refreshView'> = {
  word: () => 'refreshMaterializedView',
  summary: ({ view }) => `refresh materialized view ${displayName(view)}`,
  apply({ view, concurrently, at }, before, report) {
    const object = findObject(before, { kind: 'materializedView', ...view }, at, report);
    if (object !== undefined && concurrently && !object.indexes.some((one) => one.unique && one.where === undefined)) {
      report(
        diagnostic(
          'LB483',
          `materialized view "${displayName(view)}" has no unique index to be refreshed concurrently`,
          {
            at,
            help: 'create a unique index on its columns first, without where',
          },
        ),
      );
    }
    return before;
  },
  /** What the view shows follows from the tables: there is nothing to undo. */
  invert: () => [],
};
