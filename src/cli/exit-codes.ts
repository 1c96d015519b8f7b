import type { Code } from '../diagnostics/codes.ts';
import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';

/** What the exit status says. */
export const exitCodes = {
  fine: 0,
  /** Errors in the project, or findings. */
  findings: 1,
  /** Wrong usage of the command line. */
  usage: 2,
  /** A mistake in Limbeck (EX_SOFTWARE of sysexits.h). */
  internal: 70,
} as const;

/** What no change of the project would make right: the command line itself has to be another one. */
const usageCodes: ReadonlySet<Code> = new Set<Code>([
  'LB220',
  'LB228',
  'LB236',
  'LB901',
  'LB902',
  'LB907',
  'LB931',
  'LB933',
]);

/** The status of a command that ended with these errors. */
export function exitCodeOf(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(isError).every((one) => usageCodes.has(one.code)) ? exitCodes.usage : exitCodes.findings;
}
