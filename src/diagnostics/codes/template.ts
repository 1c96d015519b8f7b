import type { CodeEntry } from './entry.ts';

export const templateCodes = {
  LB170: {
    severity: 'error',
    title: 'a template cannot be read',
    explanation: 'The template is not well-formed mustache: a section is not closed, or a tag is not ended.',
  },
  LB171: {
    severity: 'error',
    title: 'a template uses a name that there is not',
    explanation:
      'A tag of the template names something that Limbeck does not give to it. An unknown name would print nothing without a word.',
  },
  LB172: {
    severity: 'error',
    title: 'a template leaves out what must be in it',
    explanation: 'Some parts must stand in the result, each exactly once: a script without its body would do nothing.',
  },
} as const satisfies Record<string, CodeEntry>;
