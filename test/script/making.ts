import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../src/diagnostics/diagnostic.ts';
import type { Dialect } from '../../src/dialects/dialect.ts';
import { dialects } from '../../src/dialects/index.ts';
import { postgresql } from '../../src/dialects/postgresql/dialect.ts';
import { renderTemplate } from '../../src/files/templates.ts';
import { assembleScript } from '../../src/script/assemble.ts';
import { clients } from '../../src/script/clients.ts';
import type {
  Client,
  EnvelopeView,
  Script,
  ScriptRequest,
  ScriptStatement,
  ScriptStep,
} from '../../src/script/plan-script.ts';

/** The client of that name; that of another dialect than PostgreSQL's behind its name: `mssql plain`. */
export function clientNamed(name: string): Client {
  const [dialect, own = dialect] = name.split(' ');
  const found = clients.find((one) => one.name === own && (dialect === own || one.dialects.includes(dialect ?? '')));
  if (!found) throw new Error(`no client ${name}`);
  return found;
}

/** A dialect whose scripts a client runs; of MySQL and MariaDB, the one that there is a server of. */
function dialectOf(client: string): Dialect {
  const own = clientNamed(client).dialects;
  return dialects.findLast((one) => own.includes(one.name)) ?? postgresql;
}

/** The template that users get. */
export function envelopeOf(client: string): (view: EnvelopeView) => string {
  const name = clientNamed(client).template;
  const template = readFileSync(join(import.meta.dirname, '../../templates', name), 'utf8');
  return (view) => renderTemplate(template, view, { name, required: ['body'] });
}

/** No header: for tests that cut a script at every byte. */
export function bareEnvelope({ prologue, body }: EnvelopeView): string {
  return `${prologue}\n${body}\n`;
}

export function inside(text: string, more: Partial<ScriptStatement> = {}): ScriptStatement {
  return { text, transaction: 'inside', summary: text.split('\n')[0] ?? '', ...more };
}

export function outside(text: string): ScriptStatement {
  return inside(text, { transaction: 'outside' });
}

export function commitAfter(text: string): ScriptStatement {
  return inside(text, { transaction: 'commitAfter' });
}

/** A linear chain: one list per revision, its id first; `start` is where the database is before. */
export function chain(
  revisions: readonly (readonly [string, ...(string | ScriptStatement)[]])[],
  start?: string,
): readonly ScriptStep[] {
  let before: readonly string[] = start === undefined ? [] : [start];
  return revisions.map(([revision, ...statements]) => {
    const [parent] = before;
    const step: ScriptStep = {
      revision,
      message: `about ${revision}`,
      moves: parent === undefined ? [{ insert: revision }] : [{ update: [parent, revision] }],
      rowsBefore: before,
      rowsAfter: [revision],
      statements: statements.map((one) => (typeof one === 'string' ? inside(one) : one)),
    };
    before = step.rowsAfter;
    return step;
  });
}

/** The script of some steps. */
export function script(steps: readonly ScriptStep[], client: string, more: Partial<ScriptRequest> = {}): Script {
  return assembleScript({
    direction: 'upgrade',
    from: steps[0]?.rowsBefore ?? [],
    to: steps.at(-1)?.rowsAfter ?? [],
    steps,
    client: clientNamed(client),
    transaction: 'plan',
    versionTable: { name: 'alembic_version' },
    compiler: 'limbeck 0.1.0',
    dialect: dialectOf(client),
    envelope: envelopeOf(client),
    ...more,
  });
}

/** The diagnostics that stop a script, one line each. */
export function faultsOf(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem)
      return error.diagnostics.map((one) => `${one.code} ${one.message} | ${one.help ?? ''}`);
    throw error;
  }
  return [];
}

/** What must not leave its place, in a message, a name, a summary. */
export const nasty =
  "\\! touch x; `date` :x :'y' 'q' \"d\" %s -- */ /* $limbeck$ \\\\ \u202e\u2066\n\\! touch y\r\u0085\u2028; DROP TABLE z\n.shell touch z\n\\q";
