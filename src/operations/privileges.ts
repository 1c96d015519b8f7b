import { type Catalog, isUncertain, relationOf } from '../schema/catalog.ts';
import { objectOf, privilegesOn, withPrivileges } from '../schema/catalog-objects.ts';
import { displayName } from '../schema/model.ts';
import type { GrantTarget, Privilege } from '../schema/objects.ts';
import { grantsFor, sameRight } from './attached.ts';
import { findColumn, findTable, type Report } from './lookup.ts';
import { findObject } from './objects.ts';
import type { Operation, PrivilegeChange } from './operation.ts';
import type { OperationRules } from './rules.ts';

export const grant: OperationRules<'grant'> = {
  word: () => 'grant',
  summary: (change) => `grant ${inWords(change)} to ${change.roles.join(', ')}`,
  apply(operation, before, report) {
    checkTarget(before, operation, report);
    const held = privilegesOn(before, operation.target);
    const kept = held.filter((one) => !wanted(operation).some((other) => sameRight(one, other)));
    const added = wanted(operation).map((one) => ({
      ...one,
      grantOption: one.grantOption || held.some((other) => sameRight(one, other) && other.grantOption),
    }));
    return withPrivileges(before, operation.target, [...kept, ...added]);
  },
  /** Only what was not held before is taken back. */
  invert({ at, ...change }, before) {
    const held = privilegesOn(before, change.target);
    const holder = (one: Privilege): Privilege | undefined => held.find((other) => sameRight(one, other));
    const added = wanted(change).filter((one) => holder(one) === undefined);
    const raised = wanted(change).filter((one) => one.grantOption && holder(one)?.grantOption === false);
    return [...revokes(change.target, added, false, at), ...revokes(change.target, raised, true, at)];
  },
};

export const revoke: OperationRules<'revoke'> = {
  word: () => 'revoke',
  summary: (change) =>
    `revoke ${change.grantOption ? 'the option to grant ' : ''}${inWords(change)} from ${change.roles.join(', ')}`,
  apply(operation, before, report) {
    checkTarget(before, operation, report);
    const left = privilegesOn(before, operation.target).flatMap((one) => {
      if (!isRevoked(one, operation)) return [one];
      return operation.grantOption ? [{ ...one, grantOption: false }] : [];
    });
    return withPrivileges(before, operation.target, left);
  },
  /** What was held is given again. */
  invert({ at, ...change }, before) {
    const held = privilegesOn(before, change.target).filter((one) => isRevoked(one, change));
    return grantsFor(change.target, change.grantOption ? held.filter((one) => one.grantOption) : held, at);
  },
};

/** ALL is every right on the whole object, and on its columns too. */
function isRevoked(one: Privilege, change: PrivilegeChange): boolean {
  const all = change.privileges.some((word) => word.toLowerCase() === 'all') && change.columns === undefined;
  if (all) return change.roles.some((role) => role.toLowerCase() === one.role.toLowerCase());
  return wanted(change).some((other) => sameRight(one, other));
}

/** Single rights, one for each privilege, role and column. */
function wanted({ privileges, roles, columns, grantOption }: PrivilegeChange): readonly Privilege[] {
  return roles.flatMap((role) =>
    privileges.flatMap((one) => {
      const right = { privilege: one.toLowerCase(), role, grantOption };
      return columns === undefined ? [right] : columns.map((column) => ({ ...right, columns: [column] }));
    }),
  );
}

function revokes(
  target: GrantTarget,
  rights: readonly Privilege[],
  grantOption: boolean,
  at: Operation['at'],
): readonly Operation<'revoke'>[] {
  return grantsFor(target, rights, at).map((one) => ({ ...one, kind: 'revoke' as const, grantOption }));
}

function checkTarget(
  catalog: Catalog,
  { target, at, columns = [] }: Operation<'grant' | 'revoke'>,
  report: Report,
): void {
  const { kind, name, schema } = target;
  if (isUncertain(catalog, name)) return;
  if (kind === 'table') {
    const relation = relationOf(catalog, name, schema);
    if (relation?.kind === 'view' || relation?.kind === 'materializedView') return;
    const table = findTable(catalog, target, at, report);
    for (const column of columns) if (table) findColumn(catalog, table, column, at, report);
  } else if (kind !== 'type' && kind !== 'schema') {
    const reference = { ...target, kind };
    if (!objectOf(catalog, reference)) findObject(catalog, reference, at, report);
  }
}

function inWords({ privileges, columns, target }: PrivilegeChange): string {
  const what = columns === undefined ? '' : ` (${columns.join(', ')})`;
  return `${privileges.map((one) => one.toLowerCase()).join(', ')}${what} on ${target.kind} ${displayName(target)}`;
}
