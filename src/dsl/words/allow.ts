import { DATA_LOSS, UNORDERED } from '../../diagnostics/codes.ts';
import { problem } from '../../diagnostics/diagnostic.ts';
import { requireName } from '../arguments.ts';
import { callSite } from '../call-site.ts';
import type { Recorder } from './recorder.ts';

/** What can be allowed: data that is lost, by the key that the error names, or a code for all that it says of this migration. */
export type Allowable = `${string}:${string}` | typeof DATA_LOSS | typeof UNORDERED;

/** The words for permissions. */
export interface AllowWords {
  /**
   * Permits data to be lost, in this function of the migration. Key and reason stand in the header of the script. The code
   * `LB471` in place of a key permits every loss of the migration; `LB446` says that it does not matter which of two revisions on
   * different branches comes first.
   * @example
   * op.allow('drop-column:users.fax', 'nobody has one any more; exported on 2026-02-01')
   * op.dropColumn('users', 'fax') // ALTER TABLE users DROP COLUMN fax
   */
  allow(key: Allowable, reason: string): void;
}

export function allowWords({ add }: Recorder): AllowWords {
  const words: AllowWords = {
    allow(key, reason) {
      const at = callSite(words.allow);
      const named = requireName(key, 'the key of allow', at);
      if (!/^[a-z-]+:./.test(named) && named !== DATA_LOSS && named !== UNORDERED) {
        throw problem('LB320', `"${named}" is nothing that can be allowed`, {
          at,
          help: `write the key of the loss, such as 'drop-column:users.email', or '${DATA_LOSS}' for all of this migration`,
        });
      }
      if (typeof reason !== 'string' || reason.trim() === '') {
        throw problem('LB320', `op.allow('${named}') gives no reason`, {
          at,
          help: 'say in a few words why the data may go; reviewers read it in the header of the script',
        });
      }
      add({ kind: 'allow', at, key: named, reason: reason.trim() });
    },
  };
  return words;
}
