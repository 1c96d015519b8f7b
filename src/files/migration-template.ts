import { readTemplate } from './template-files.ts';
import { renderTemplate } from './templates.ts';

/** What a new migration module says. */
export interface NewMigration {
  readonly revision: string;
  readonly downRevision: readonly string[];
  readonly message: string;
  readonly created: string;
  readonly branchLabels: readonly string[];
  readonly dependsOn: readonly string[];
  /** With an example inside, for the first one of a project. */
  readonly example: boolean;
}

const example = `    op.createTable('users', {
      id: t.integer().primaryKey().autoincrement(),
      email: t.string(255).notNull().unique(),
      created_at: t.timestamp({ timezone: true }).notNull().default(sql\`CURRENT_TIMESTAMP\`),
    });`;

/** The text of a new migration module, from the template `migration.ts.mustache`. */
export async function renderMigration(migration: NewMigration, templates?: string): Promise<string> {
  const name = 'migration.ts.mustache';
  const { downRevision, branchLabels, dependsOn } = migration;
  const view = {
    words: migration.example ? 'sql, t' : 't',
    revision: quoted(migration.revision),
    downRevision:
      downRevision.length === 0
        ? 'null'
        : downRevision.length === 1
          ? quoted(downRevision[0] ?? '')
          : list(downRevision),
    message: quoted(migration.message),
    created: quoted(migration.created),
    hasBranchLabels: branchLabels.length > 0,
    branchLabels: list(branchLabels),
    hasDependsOn: dependsOn.length > 0,
    dependsOn: list(dependsOn),
    body: bodyOf(migration),
  };
  return renderTemplate(await readTemplate(name, templates), view, {
    name,
    required: ['revision', 'downRevision', 'message'],
  });
}

function bodyOf({ example: wanted, downRevision }: NewMigration): string {
  if (wanted) return example;
  return downRevision.length > 1
    ? '    // Nothing: this revision joins its parents.'
    : "    // op.addColumn('users', 'email', t.string(255).notNull());";
}

/** The text of a baseline beside its dump, from the template `baseline.ts.mustache`. */
export async function renderBaseline(one: {
  readonly revision: string;
  readonly message: string;
  readonly created: string;
  /** The dump's file, as an import names it. */
  readonly schema: string;
}): Promise<string> {
  const name = 'baseline.ts.mustache';
  const view = {
    revision: quoted(one.revision),
    message: quoted(one.message),
    created: quoted(one.created),
    schema: quoted(one.schema),
  };
  return renderTemplate(await readTemplate(name), view, { name, required: ['revision', 'schema'] });
}

function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  // Line ends, and what would let source be read in another order than it runs.
  return `'${escaped.replace(/[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}'`;
}

function list(texts: readonly string[]): string {
  return `[${texts.map(quoted).join(', ')}]`;
}
