import type { Operation } from '../../operations/operation.ts';
import type { Draft } from '../draft.ts';

/** Where the words of `op` put what they say. */
export interface Recorder {
  /** What it is given is completed, frozen and kept. */
  readonly add: (operation: Draft<Operation>) => void;
}

export interface InSchema {
  /** The schema; without it the search path decides. */
  readonly schema?: string;
}

export interface IfExists {
  /** Say nothing when it is not there. */
  readonly ifExists?: boolean;
}

export interface IfNotExists {
  /** Say nothing when it is there already. */
  readonly ifNotExists?: boolean;
}

export interface Cascade {
  /** Drop all that depends on it, too. There is no way back that could be derived. */
  readonly cascade?: boolean;
}
