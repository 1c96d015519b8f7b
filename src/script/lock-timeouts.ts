import type { ScriptSettings, ScriptStatement } from './plan-script.ts';

/** How long a statement may wait, by what others cannot do while it has its locks. */
export interface LockTimeouts {
  /** Nobody reads the table meanwhile: ACCESS EXCLUSIVE. */
  readonly reads: string;
  /** Nobody writes to it: SHARE to EXCLUSIVE. */
  readonly writes: string;
  readonly other: string;
}

export type LockClass = keyof LockTimeouts;

const DEFAULT = '5s';

export function lockTimeoutsOf({ lockTimeout = DEFAULT }: Pick<ScriptSettings, 'lockTimeout'>): LockTimeouts {
  if (typeof lockTimeout !== 'string') return { reads: DEFAULT, writes: DEFAULT, other: DEFAULT, ...lockTimeout };
  return { reads: lockTimeout, writes: lockTimeout, other: lockTimeout };
}

/** By the strongest of its locks on what is in use; of what cannot be known, the worst is assumed. */
export function lockClassOf({ facts }: Pick<ScriptStatement, 'facts'>): LockClass {
  if (facts === 'unknown') return 'reads';
  const blocked = (facts?.locks ?? []).map((one) => one.blocks);
  if (blocked.includes('reads and writes')) return 'reads';
  return blocked.includes('writes') ? 'writes' : 'other';
}

const MILLISECONDS: Readonly<Record<string, number>> = {
  us: 0.001,
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** A duration as PostgreSQL takes it; a bare number is milliseconds, and 0 is no limit. */
export function milliseconds(duration: string): number {
  const [, number = '0', unit = 'ms'] = /^([\d.]+)\s*(\w+)?$/.exec(duration) ?? [];
  return Number(number) * (MILLISECONDS[unit] ?? 1);
}

/** Follows which time-out holds in a transaction, so that it is only said where it changes. */
export interface TimeoutsInForce {
  /** What has to be sent before a statement. */
  readonly before: (statement: ScriptStatement) => string | undefined;
  /** What comes next may or may not have been reached. */
  readonly forget: () => void;
}

/** In a transaction that begins with what the session has: `other`. */
export function followTimeouts(timeouts: LockTimeouts, literal: (text: string) => string): TimeoutsInForce {
  const { reads, writes, other } = timeouts;
  const uniform = reads === other && writes === other;
  let inForce: string | undefined = other;
  return {
    before(statement) {
      if (uniform) return undefined;
      const wanted = timeouts[lockClassOf(statement)];
      if (wanted === inForce) return undefined;
      inForce = wanted;
      return `SET LOCAL lock_timeout = ${literal(wanted)}`;
    },
    forget() {
      inForce = undefined;
    },
  };
}
