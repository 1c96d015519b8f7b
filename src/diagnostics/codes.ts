import { authoringCodes } from './codes/authoring.ts';
import { catalogCodes } from './codes/catalog.ts';
import { commandCodes } from './codes/command.ts';
import { dialectCodes } from './codes/dialect.ts';
import { projectCodes } from './codes/project.ts';
import { revisionCodes } from './codes/revision.ts';
import { scriptCodes } from './codes/script.ts';
import { templateCodes } from './codes/template.ts';
import { verifyCodes } from './codes/verify.ts';

export type { CodeEntry, Severity } from './codes/entry.ts';

/**
 * Everything that Limbeck can say. The first digit tells the stage: 1 reading the project, 2 the revision graph,
 * 3 what an author wrote, 4 the schema at that point, 5 what a dialect cannot do, 6 checking the result, 9 the command line.
 */
export const codes = {
  ...projectCodes,
  ...templateCodes,
  ...revisionCodes,
  ...authoringCodes,
  ...catalogCodes,
  ...dialectCodes,
  ...scriptCodes,
  ...verifyCodes,
  ...commandCodes,
} as const;

export type Code = keyof typeof codes;

/** The code of the gate against data loss: `op.allow` of it permits every loss of a migration. */
export const DATA_LOSS = 'LB471';

/** The code for revisions that nothing orders: `op.allow` of it says that both orders are fine. */
export const UNORDERED = 'LB446';

export function isCode(text: string): text is Code {
  return Object.hasOwn(codes, text);
}
