#!/usr/bin/env node
import { diagnostic } from '../diagnostics/diagnostic.ts';
import { exitCodes } from './exit-codes.ts';
import { main } from './main.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { noTerminal, openTerminal } from './terminal.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader who leaves early has seen enough.
  if (error.code === 'EPIPE') process.exit(exitCodes.fine);
  const help = 'what was written of the result is not whole; make room, or write elsewhere';
  const fault = diagnostic('LB906', `standard output cannot be written: ${error.message}`, { help });
  printDiagnostics([fault], () => undefined, { stderr: process.stderr, terminal: noTerminal });
  process.exit(exitCodes.findings);
});
// There is nowhere to say it.
process.stderr.on('error', () => undefined);

process.exitCode = await main(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  terminal: openTerminal(process),
});
