import { type Code, codes, type Severity } from './codes.ts';

/** A place in a file of the project; lines and columns count from 1, columns in UTF-16 units. */
export interface Position {
  /** Path relative to the project, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A change of a file that mends what is wrong, where there is only one way. */
export interface Repair {
  /** The first string literal with this value at or behind the diagnostic's place. */
  readonly text: string;
  /** The value to stand there; null takes the literal out of its list where it stands for the second time. */
  readonly by: string | null;
}

/** Anything we tell the user. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** One sentence with the user's own names, without a full stop. */
  readonly message: string;
  readonly at?: Position;
  /** One thing that can be done now. */
  readonly help?: string;
  /** The revision whose migration it concerns. */
  readonly revision?: string;
  /** What `limbeck doctor --fix` may do about it. */
  readonly repair?: Repair;
}

export interface DiagnosticDetails {
  readonly at?: Position | undefined;
  readonly help?: string | undefined;
  readonly revision?: string | undefined;
  readonly repair?: Repair | undefined;
}

/** Builds a diagnostic; its severity comes from the catalogue of codes. */
export function diagnostic(code: Code, message: string, details: DiagnosticDetails = {}): Diagnostic {
  return {
    code,
    severity: codes[code].severity,
    message,
    ...(details.at && { at: details.at }),
    ...(details.help !== undefined && { help: details.help }),
    ...(details.revision !== undefined && { revision: details.revision }),
    ...(details.repair && { repair: details.repair }),
  };
}

/** The one class thrown: what is wrong with the user's project, as data. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((one) => `${one.code}: ${one.message}`).join('\n'));
    this.diagnostics = diagnostics;
  }
}

/** The Problem of one diagnostic, to be thrown. */
export function problem(code: Code, message: string, details: DiagnosticDetails = {}): Problem {
  return new Problem([diagnostic(code, message, details)]);
}

export function isError(one: Diagnostic): boolean {
  return one.severity === 'error';
}
