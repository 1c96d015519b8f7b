export type Severity = 'error' | 'warning' | 'note';

/** One entry of the catalogue; `limbeck explain CODE` prints it. */
export interface CodeEntry {
  readonly severity: Severity;
  /** A short name for lists. */
  readonly title: string;
  /** Why it is said and what to do, in a few plain sentences. */
  readonly explanation: string;
}
