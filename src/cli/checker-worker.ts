/** A thread of its own that parses statements beside the rest of the work; `statement-checker.ts` starts it. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadPostgresParser, loadVersionParser } from '../sql/postgres.ts';
import { type Checkable, type Finding, findFaults } from '../verify/check-statement.ts';

/** The version of the target, where it was given. */
const version: unknown = workerData;
const parser = await loadPostgresParser();
const older = typeof version === 'string' ? await loadVersionParser(version) : undefined;
const target = typeof version === 'string' && older ? { version, parser: older } : undefined;
const findings: Finding[] = [];
let checked = 0;

// Batches of statements in the order of the plan, and null behind the last.
parentPort?.on('message', (batch: Checkable | null) => {
  if (batch === null) {
    parentPort?.postMessage(findings);
    return;
  }
  findings.push(...findFaults(batch, checked, parser, target));
  checked += batch.texts.length;
});
