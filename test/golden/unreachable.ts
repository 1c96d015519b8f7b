import type { NoCells } from './matrix.ts';

/** What the types of operations allow and no word of `op` can say. */
export const unreachable: NoCells = [
  [
    /^(?!createTable table\.constraints\[\]\(primaryKey\)|addConstraint constraint\(unique\)).*constraints?(\[\])?\(\w+\)\.comment$/,
    'constraints get their comments from op.comment; on the way back all alike',
  ],
  [/\(check\)\.(deferrable|initially)$/, 'no engine defers a check'],
  [/^createTable table\.constraints\[\]\(\w+\)\.usingIndex$/, 'a new table has no index yet'],
  [/^(addColumn|createObject) .*indexes\[\]\.comment$/, 'indexes get their comments from op.comment'],
  [/^createTable table\.rowSecurity/, 'row security has words of its own'],
  [/^createTable table\.partitionOf/, 'partitions have words of their own'],
  [/^addColumn constraints\[\]\(exclude\)/, 'a column has no word for it'],
  [/^addColumn constraints\[\]\((check|primaryKey|unique)\)\.(?!named)/, 'a column has no word for it'],
  [/^addColumn indexes\[\]\.(?!unique|elements$)/, 'a column has no word for it'],
  [/^createObject object\((?!function|procedure)\w+\)\.arguments$/, 'only routines have arguments'],
  [/^createObject object\((?!trigger|policy)\w+\)\.on/, 'only triggers and policies are on a table'],
  [/^createObject object\((schema|extension|trigger|policy)\)\.schema$/, 'it is in no schema of its own'],
  [/^createObject object\(materializedView\)\.indexes/, 'indexes are made by op.createIndex'],
  [
    /^createObject object\(procedure\)\.(cost|leakproof|parallel|returns|rows|strict|volatility)$/,
    'only functions have this',
  ],
  [/^replaceObject object\((schema|sequence|domain)\)/, 'it is altered, not replaced'],
  [/^(grant|revoke) target\.on/, 'no privilege is on a trigger or a policy'],
];

/** What stands in the types and is no option of its own. */
export const elsewhere: NoCells = [
  [
    /(index|indexes\[\]|constraint\(\w+\)|constraints\[\]\(\w+\))\.replicaIdentity$/,
    'the mark of what alterTable names: it comes and goes with it',
  ],
  [/\.named$/, 'who chose the name is no part of the SQL'],
  [/object\((view|materializedView)\)\.renamed$/, 'what the catalog remembers of columns renamed under a view'],
  [/^replaceObject object\(\w+\)\./, 'written by the functions of createObject'],
];
