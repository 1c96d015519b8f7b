#!/usr/bin/env node
import { diagnostic } from '../diagnostics/diagnostic.ts';
import { exitCodes } from './exit-codes.ts';
import { main } from './main.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { noTerminal, openTerminal } from './terminal.ts';

/** The result did not arrive: no exit status of the command's may say that all is fine. */
let failed = false;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Who closed the pipe has read enough, or says himself what went wrong; what the command does besides printing is done to its end.
  if (error.code === 'EPIPE') return;
  const help = 'what was written of the result is not whole; make room, or write elsewhere';
  const fault = diagnostic('LB906', `standard output cannot be written: ${error.message}`, { help });
  printDiagnostics([fault], () => undefined, { stderr: process.stderr, terminal: noTerminal });
  process.exitCode = exitCodes.findings;
  failed = true;
});
// What cannot be said is not said; the exit status says it.
process.stderr.on('error', () => undefined);

const status = await main(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  terminal: openTerminal(process),
});
process.exitCode = failed ? exitCodes.findings : status;
// Once everything is written, it ends: taking the memory of a large plan apart would only cost time.
process.stdout.write('', () => process.stderr.write('', () => setImmediate(() => process.exit())));
