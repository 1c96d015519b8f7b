import type { CodeEntry } from './entry.ts';

export const verifyCodes = {
  LB601: {
    severity: 'error',
    title: 'PostgreSQL does not understand this SQL',
    explanation:
      'Every statement is read by the real PostgreSQL parser before a script is printed. The message is its own; the place is where the error stands in the migration. Names of tables, columns and types are not known to the parser: it checks the grammar.',
  },
  LB602: {
    severity: 'error',
    title: 'not exactly one statement',
    explanation:
      'What was rendered as one statement is read by the PostgreSQL parser as none or several. Give each statement its own op.execute.',
  },
  LB603: {
    severity: 'error',
    title: 'the script does not say what was compiled',
    explanation:
      'The finished script is read again by an independent reader with the rules of the client program. It found other statements, or other commands for the client, than those that were compiled. This is a mistake in Limbeck or in a template: please report it; nothing was printed.',
  },
  LB604: {
    severity: 'error',
    title: 'the target is too old for this SQL',
    explanation:
      "The plan is compiled for a version of PostgreSQL, as in --dialect postgresql@14, and each statement is read by that version's own grammar. This one is SQL of a newer version. The place is where the older grammar stops. Only the grammar is compared: a function or a setting that the older server does not have is not found.",
  },
} as const satisfies Record<string, CodeEntry>;
