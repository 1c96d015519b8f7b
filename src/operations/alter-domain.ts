import { diagnostic } from '../diagnostics/diagnostic.ts';
import { objectOf, withObject } from '../schema/catalog-objects.ts';
import { displayName } from '../schema/model.ts';
import type { SchemaObject } from '../schema/objects.ts';
import { findObject } from './objects.ts';
import type { DomainChange, Operation } from './operation.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const alterDomain: OperationRules<'alterDomain'> = {
  word: () => 'alterDomain',
  summary: ({ domain }) => `alter domain ${displayName(domain)}`,
  apply({ domain, at, ...change }, before, report) {
    const old = findObject(before, { kind: 'domain', ...domain }, at, report);
    if (old === undefined) return before;
    const { addCheck, dropCheck } = change;
    const has = (name: string): boolean => old.checks.some((one) => one.name === name);
    if (dropCheck !== undefined && !has(dropCheck)) {
      report(
        diagnostic('LB483', `domain "${displayName(domain)}" has no check "${dropCheck}"`, {
          at,
          help: `its checks are ${old.checks.map((one) => one.name).join(', ') || 'none'}`,
        }),
      );
    }
    if (addCheck !== undefined && has(addCheck.name) && addCheck.name !== dropCheck) {
      report(
        diagnostic('LB483', `domain "${displayName(domain)}" has a check "${addCheck.name}" already`, {
          at,
          help: 'choose another name, or drop the old one in the same change',
        }),
      );
    }
    return withObject(before, changed(old, change));
  },
  invert({ domain, at, ...change }, before) {
    const old = objectOf(before, { kind: 'domain', ...domain });
    if (old === undefined) {
      return irreversible(
        `the catalog does not know how domain ${displayName(domain)} was`,
        'write downgrade(op) in the migration',
      );
    }
    const dropped = old.checks.find((one) => one.name === change.dropCheck);
    const back: Operation<'alterDomain'> = {
      kind: 'alterDomain',
      at,
      domain,
      ...(change.default !== undefined && { default: old.default ?? { kind: 'none' } }),
      ...(change.notNull !== undefined && { notNull: old.notNull }),
      ...(dropped !== undefined && { addCheck: dropped }),
      ...(change.addCheck !== undefined && { dropCheck: change.addCheck.name }),
    };
    return [back];
  },
};

function changed(
  old: SchemaObject<'domain'>,
  { default: value, notNull, addCheck, dropCheck }: DomainChange,
): SchemaObject<'domain'> {
  const { default: former, ...rest } = old;
  const next = value === undefined ? former : isNone(value) ? undefined : value;
  return {
    ...rest,
    ...(next !== undefined && { default: next }),
    notNull: notNull ?? old.notNull,
    checks: [...old.checks.filter((one) => one.name !== dropCheck), ...(addCheck ? [addCheck] : [])],
  };
}

function isNone(value: NonNullable<DomainChange['default']> | null): value is { readonly kind: 'none' } {
  return typeof value === 'object' && value !== null && value.kind === 'none';
}
