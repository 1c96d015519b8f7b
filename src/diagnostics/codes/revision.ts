import type { CodeEntry } from './entry.ts';

export const revisionCodes = {
  LB201: {
    severity: 'error',
    title: 'duplicate revision id',
    explanation:
      'Two migrations declare the same revision id, so one of them would silently never run. Give one of them another id, and let the revisions that follow it name that id.',
  },
  LB202: {
    severity: 'error',
    title: 'missing parent',
    explanation:
      'downRevision names a revision that is not in the project: its file was deleted, is on another branch of the repository, or the id is misspelt. It must be a full revision id; a branch label is none. Restore the file, or let this revision follow one that exists.',
  },
  LB203: {
    severity: 'error',
    title: 'missing dependency',
    explanation:
      'dependsOn names something that is neither a full revision id nor a branch label of the project. Beginnings of ids are accepted on the command line only.',
  },
  LB204: {
    severity: 'error',
    title: 'circle of revisions',
    explanation:
      'Revisions need each other in a circle, by downRevision or dependsOn, so none of them can run first. Only members of the circle are named. One of them must name an earlier revision.',
  },
  LB205: {
    severity: 'error',
    title: 'revision needs itself',
    explanation: 'A revision names itself, or a branch label of its own, in downRevision or dependsOn.',
  },
  LB206: {
    severity: 'error',
    title: 'invalid revision id',
    explanation:
      'A revision id is a row of the version table and a word on the command line. It has 1 to 32 letters, digits, "_" and "."; "@", "-", "+" and ":" are the grammar of identifiers; head, heads, base and current are taken.',
  },
  LB207: {
    severity: 'error',
    title: 'invalid branch label',
    explanation:
      'A branch label is a word on the command line. It has letters, digits, "_", "." and "-", and does not begin with "." or "-"; head, heads, base and current are taken.',
  },
  LB208: {
    severity: 'error',
    title: 'branch label in use',
    explanation:
      'A branch label stands at one revision and spreads to those that follow. It cannot stand at a second one, or be the id of a revision: label@head would have two meanings.',
  },
  LB209: {
    severity: 'warning',
    title: 'revision ids that differ only in case',
    explanation:
      'On a server with a case-insensitive collation (MySQL and SQL Server by default) both are the same row of the version table, and their files may be the same file on another machine. Rename one of them.',
  },
  LB210: {
    severity: 'warning',
    title: 'parent named twice',
    explanation: 'downRevision names the same revision twice. It counts once; this is no merge.',
  },
  LB220: {
    severity: 'error',
    title: 'unreadable revision identifier',
    explanation:
      'An identifier is [branch@][name][+n or -n]. The name is a revision id, the beginning of one, a branch label, head, heads or base; the branch is a label or a revision id. Everything that was typed must have a meaning: Alembic ignores what follows an offset.',
  },
  LB221: {
    severity: 'error',
    title: 'unknown revision',
    explanation: 'No revision id and no branch label of the project is, or begins with, this name.',
  },
  LB222: {
    severity: 'error',
    title: 'ambiguous revision',
    explanation: 'Several revision ids or branch labels begin with this name. Type more of the one you mean.',
  },
  LB223: {
    severity: 'error',
    title: 'several heads',
    explanation:
      'One revision is needed, and the identifier means several, mostly because the project has more than one head. Choose a branch with label@head, take all with heads, or join them with `limbeck merge`.',
  },
  LB224: {
    severity: 'error',
    title: 'revision is not on the branch',
    explanation:
      'In branch@revision the revision must be an ancestor or a descendant of the branch by downRevision. Dependencies do not count.',
  },
  LB225: {
    severity: 'error',
    title: 'unknown branch',
    explanation: 'What stands before "@" is neither a branch label nor a revision of the project.',
  },
  LB226: {
    severity: 'error',
    title: 'ambiguous steps',
    explanation:
      'Counting up or down came to a point where the way divides: a branch point on the way up, a merge on the way down. Name the revision itself, or choose a branch with label@ on the way up.',
  },
  LB227: {
    severity: 'error',
    title: 'too many steps',
    explanation: 'Counting up or down came to the end of the revisions before the number was reached.',
  },
  LB228: {
    severity: 'error',
    title: 'relative identifier without a meaning here',
    explanation:
      '+n counts up from where the database is and -n counts down, so +n is no target of a downgrade, -n none of an upgrade, and neither says where a database is.',
  },
  LB229: {
    severity: 'error',
    title: 'unclear starting point',
    explanation:
      'A relative identifier counts from the revision that the database is at, and there are several of them or none. Choose a branch with label@, or name the revision itself.',
  },
  LB230: {
    severity: 'error',
    title: 'impossible version table',
    explanation:
      'The version table holds the last applied revision of every line. A revision that is an ancestor of another row, or one of its dependencies, never stands in it: the later one implies it.',
  },
  LB231: {
    severity: 'error',
    title: 'nothing to do',
    explanation:
      'No revision lies between the start and the target in this direction. Mostly --from is not what was meant, or the two ends are swapped. Alembic writes an empty script here.',
  },
  LB232: {
    severity: 'error',
    title: 'no target of a downgrade',
    explanation:
      'A downgrade removes applied revisions that come after its target by downRevision. The target is not applied at the start, or is applied only as a dependency, or lies on another branch.',
  },
  LB233: {
    severity: 'error',
    title: 'overlapping revisions',
    explanation:
      'The identifier means several revisions of which one is an ancestor of another. Name the later one; it includes the earlier.',
  },
  LB234: {
    severity: 'warning',
    title: 'counted from the first of several rows',
    explanation:
      'A relative downgrade without a branch counts from the first of the revisions that the database is said to be at, and goes down on that branch only. Write label@-n to choose.',
  },
  LB236: {
    severity: 'error',
    title: 'unreadable range',
    explanation:
      'A range is start:end, start: or :end. "current" as an end needs the rows of a database, from --from or --snapshot.',
  },
  LB237: {
    severity: 'error',
    title: 'range not along one line',
    explanation: 'The start of a range must be an ancestor of its end.',
  },
  LB238: {
    severity: 'error',
    title: 'range without a revision',
    explanation:
      'Both ends of the range are the base, before the first revision, so that there is nothing to list. Mostly the ends are swapped.',
  },
} as const satisfies Record<string, CodeEntry>;
