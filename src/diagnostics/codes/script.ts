import type { CodeEntry } from './entry.ts';

export const scriptCodes = {
  LB551: {
    severity: 'error',
    title: 'a statement cannot run inside a transaction',
    explanation:
      'Statements such as CREATE INDEX CONCURRENTLY or VACUUM run outside of transactions. A script for psql separates them; a plain script, and one for the sqlite3 shell, consists of transactions only. A script for SQL Server separates them too, but has no loop that commits each batch of its own.',
  },
  LB552: {
    severity: 'error',
    title: 'the client program would misread a statement',
    explanation:
      'The program that runs the script reads it by its own rules before the server sees it. An open quote, data of COPY, or a line that the program takes for a command of its own would change what runs. What sqlcmd would misread inside a statement is sent by EXEC; what does not end cannot be sent at all.',
  },
  LB553: {
    severity: 'error',
    title: 'the version table cannot have a schema here',
    explanation: 'SQLite has no schemas in the sense of PostgreSQL. Leave versionTableSchema out of the configuration.',
  },
  LB554: {
    severity: 'error',
    title: 'a template changes the frame of a script',
    explanation:
      'A template surrounds the SQL of a script and never changes it: {{{prologue}}} is the first thing in it, and {{{body}}} stands alone on the last line.',
  },
  LB555: {
    severity: 'error',
    title: 'a statement cannot run under a condition',
    explanation:
      'A statement inside op.when is run by EXECUTE in a DO block, so that a script that was cut off means nothing else. EXECUTE takes INTO for its own word and refuses SELECT … INTO; CREATE TABLE … AS makes the same table. MySQL runs what it does not prepare, such as CREATE TRIGGER or LOAD DATA, only as it stands in the script: nothing can pass over it.',
  },
  LB556: {
    severity: 'error',
    title: 'a script for this client has no loops',
    explanation:
      'op.backfill changes rows in batches, each committed, until there are no more. The mysql program runs one statement after the other, and the servers have loops only inside of routines.',
  },
  LB557: {
    severity: 'error',
    title: 'a setting that this engine has nothing for',
    explanation:
      'database and role say on which database, and as which role, a script of PostgreSQL runs. SQLite has neither: a script runs on the file that it is given. In MySQL and MariaDB nothing belongs to a role, and MySQL limits the time of SELECT only. Oracle has no time-out for statements that a session could set, and looks in one schema instead of a search path. SQL Server has no role to act as: a script runs as the login that runs it; and its scripts begin at one revision, so that --idempotent is not there for them. An environment of the configuration may have such a setting for one dialect only.',
  },
  LB559: {
    severity: 'error',
    title: 'a kind of plan that is not written for this client program',
    explanation:
      'Some kinds of plan need more of a client program, or of its server, than Limbeck has words for: scripts for any revision, or rows that are changed batch by batch. Nothing is printed instead of half of it.',
  },
} as const satisfies Record<string, CodeEntry>;
