/** A thread of its own that parses statements beside the rest of the work; `statement-checker.ts` starts it. */
import { parentPort } from 'node:worker_threads';
import { loadPostgresParser } from '../sql/postgres.ts';
import { type Checkable, type FoundFault, findFaults } from '../verify/check-statement.ts';

const parser = await loadPostgresParser();
const faults: FoundFault[] = [];
let checked = 0;

// Batches of statements in the order of the plan, and nothing more after an empty one.
parentPort?.on('message', (statements: readonly Checkable[]) => {
  faults.push(...findFaults(statements, checked, parser));
  checked += statements.length;
  if (statements.length === 0) parentPort?.postMessage(faults);
});
