import type { CodeEntry } from './entry.ts';

export const authoringCodes = {
  LB301: {
    severity: 'error',
    title: 'an argument is not what the operation takes',
    explanation:
      'A word of the DSL got an argument of the wrong kind: a name that is not a string, columns that are not built with t, an option that does not exist. TypeScript reports the same before Limbeck runs.',
  },
  LB302: {
    severity: 'error',
    title: 'a plain string where SQL is expected',
    explanation: 'Raw SQL is written with the sql tag, so that text and values cannot be mixed up: op.execute(sql`…`).',
  },
  LB303: {
    severity: 'error',
    title: 'a value that no literal can be made of',
    explanation:
      'Values in SQL, defaults and rows are null, booleans, numbers, bigints, strings, Dates, Uint8Arrays, arrays and plain objects of these, or sql`…`. Undefined, functions, symbols and class instances are refused rather than bent.',
  },
  LB304: {
    severity: 'error',
    title: 'upgrade or downgrade is asynchronous',
    explanation:
      'Operations are recorded while upgrade(op) runs. What stands after an await would be recorded too late and lost. Nothing in a migration needs to wait: remove async and await.',
  },
  LB305: {
    severity: 'error',
    title: 'op is used after its time',
    explanation:
      'op records only while the function that received it runs. It was kept in a variable, or used in a callback that ran later.',
  },
  LB306: {
    severity: 'error',
    title: 'a column name that JavaScript would move',
    explanation:
      "JavaScript puts keys that look like whole numbers first, whatever order they are written in, and treats __proto__ specially. Write the columns as an array of pairs: [['2020', t.integer()], …].",
  },
  LB307: {
    severity: 'error',
    title: 'the metadata of a migration is wrong',
    explanation:
      'migration({ … }) needs a revision, a downRevision (null at a base), a message and an upgrade function.',
  },
  LB308: {
    severity: 'error',
    title: 'a backslash that JavaScript would drop',
    explanation:
      'In a template, JavaScript reads \\d as d: the backslash would be lost without a word. Write \\\\d to have a backslash in the SQL.',
  },
  LB321: {
    severity: 'error',
    title: 'an operation is defined wrongly',
    explanation:
      "defineOperation({ name, render, … }) needs a name and, for each dialect that it serves, a function that gives SQL made with the sql tag: render: { postgresql: ({ table }) => sql`…` }. summary gives a text, dataLoss { of: 'users_audit', what: 'all rows of users_audit' }, inverse(op, args) records what undoes it. Its functions run like a migration: the same arguments must give the same SQL.",
  },
  LB320: {
    severity: 'error',
    title: 'op.allow without a key or a reason',
    explanation:
      "op.allow takes what is allowed and why: op.allow('drop-column:users.email', 'replaced by contact'). The key is the one that the error LB471 names; 'LB471' itself stands for every loss of the migration.",
  },
  LB316: {
    severity: 'error',
    title: 'a condition is expected',
    explanation:
      'op.when and op.assert take what exists.table(…), exists.column(…) and the like give, not(…) of such a condition, or a query with the sql tag that gives one boolean. It is asked in the database when the script runs, never while it is compiled.',
  },
} as const satisfies Record<string, CodeEntry>;
