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
