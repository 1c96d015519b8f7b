import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { callSite, type RawPosition } from '../../src/dsl/call-site.ts';
import { evaluateModules } from '../../src/project/evaluate.ts';
import { loadProject } from '../../src/project/project.ts';

const roots: string[] = [];
process.on('exit', () => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

/** Writes a project to a temporary folder that vanishes with the process. */
export function tempProject(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'limbeck-'));
  roots.push(root);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  return root;
}

const listed = (value: unknown): unknown[] => (value == null ? [] : Array.isArray(value) ? value : [value]);

/** The places where `op` was called, in order. */
export const calls: RawPosition[] = [];

function addColumn(): void {
  calls.push(callSite(addColumn));
}
export const op = { addColumn };

/** As much of "limbeck" as the loader needs. */
export const api = {
  migration: (one: Record<string, unknown>) =>
    Object.freeze({
      [Symbol.for('limbeck.migration')]: true,
      ...one,
      downRevision: listed(one.downRevision),
      branchLabels: listed(one.branchLabels),
      dependsOn: listed(one.dependsOn),
    }),
  defineConfig: (config: unknown) => config,
  t: { string: (length: number) => ({ length }) },
  sql: (strings: readonly string[]) => strings.join('?'),
};

/** A migration file with the given body of `upgrade`, beginning at line 3. */
export function migrationFile(revision: string, upgrade = '', before = ''): string {
  return `import { migration, t, sql } from 'limbeck';${before}
export default migration({ revision: '${revision}', downRevision: null, message: 'm', upgrade(op) {
${upgrade}
} });
`;
}

/** `LB130 a.ts:1:2 message`. */
export function brief(one: Diagnostic): string {
  const at = one.at ? ` ${one.at.file}:${one.at.line}:${one.at.column}` : '';
  return `${one.code}${at} ${one.message}`;
}

/** `LB130 a.ts:1:2`, for each. */
export function places(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map((one) =>
    brief(one)
      .split(' ')
      .slice(0, one.at ? 2 : 1)
      .join(' '),
  );
}

/** Evaluates one module (and others beside it) and gives its diagnostics and exports. */
export async function evaluateOne(
  source: string,
  others: Readonly<Record<string, string>> = {},
  options: { translator?: 'oxc' | 'sucrase' | 'none'; file?: string; print?: (line: string) => void } = {},
) {
  const { file = 'm.ts', ...rest } = options;
  const root = tempProject({ [file]: source, ...others });
  const evaluation = await evaluateModules([file], { root, api, ...rest });
  return { evaluation, diagnostics: evaluation.diagnostics, exports: evaluation.exports.get(file) };
}

/** Loads a project from files. */
export async function projectOf(files: Readonly<Record<string, string | Uint8Array>>, config?: string) {
  return loadProject({ cwd: tempProject(files), api: async () => api, config });
}
