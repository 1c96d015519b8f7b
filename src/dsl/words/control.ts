import type { Position } from '../../diagnostics/diagnostic.ts';
import type { Operation } from '../../operations/operation.ts';
import { wrong } from '../arguments.ts';
import { callSite } from '../call-site.ts';
import { type Condition, requireCondition } from '../conditions.ts';
import type { Op } from '../op.ts';
import type { Sql } from '../values.ts';
import type { Recorder } from './recorder.ts';

/** The words for what the script decides when it runs. */
export interface ControlWords {
  /**
   * What is inside runs only where the condition holds. It is asked once, before the first statement, and the answer is kept for the
   * whole block. A query holds when it gives true; false, NULL and no row are alike.
   * @example
   * op.when(not(exists.column('users', 'email')), (op) => op.addColumn('users', 'email', t.string(255)))
   * // DO $$ … IF current_setting('limbeck.when_1') = 'true' THEN EXECUTE 'ALTER TABLE users ADD COLUMN email VARCHAR(255)' …
   */
  when(condition: Condition | Sql, run: (op: Op) => void): void;
  /**
   * Stops the script with this message where the condition does not hold: false, NULL or no row. It is tested before the first change
   * of the plan, where nothing before it changes what it reads; otherwise where it stands, and what stands before it in the same
   * transaction is undone.
   * @example
   * op.assert(sql`SELECT count(*) = 0 FROM users WHERE email IS NULL`, 'every user needs an email')
   * // DO $$ … RAISE EXCEPTION 'limbeck: every user needs an email' …
   */
  assert(condition: Condition | Sql, message: string): void;
}

/** Runs an author's function and gives what it recorded, instead of recording it. */
export type Capture = (run: (op: Op) => unknown, what: string, at: Position) => readonly Operation[];

export function controlWords({ add }: Recorder, capture: Capture): ControlWords {
  const words: ControlWords = {
    when(condition, run) {
      const at = callSite(words.when);
      const asked = requireCondition(condition, 'the condition of when', at);
      if (typeof run !== 'function') throw wrong('what when runs', run, 'write op.when(condition, (op) => { … })', at);
      const operations = capture(run, 'the function of when', at);
      if (operations.length > 0) add({ kind: 'when', at, condition: asked, operations });
    },
    assert(condition, message) {
      const at = callSite(words.assert);
      const asked = requireCondition(condition, 'the condition of assert', at);
      if (typeof message !== 'string' || message.trim() === '')
        throw wrong('the message of assert', message, "say what is wrong then: 'every user needs an email'", at);
      add({ kind: 'assert', at, condition: asked, message });
    },
  };
  return words;
}
