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
} as const satisfies Record<string, CodeEntry>;
