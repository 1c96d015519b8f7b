import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { type Diagnostic, diagnostic, Problem, problem } from '../diagnostics/diagnostic.ts';
import { isMigrationFile } from '../project/files.ts';
import type { Project } from '../project/project.ts';
import { migrationFileName, slugOf } from '../revisions/file-names.ts';
import type { Graph } from '../revisions/graph.ts';
import { branchLabelFault, revisionIdFault } from '../revisions/names.ts';

/** A migration module that is to be written. */
export interface NewRevision {
  readonly message: string;
  readonly parents: readonly string[];
  readonly branchLabels: readonly string[];
  readonly dependsOn: readonly string[];
  /** A random one without it. */
  readonly id: string | undefined;
  /** The folder of the first parent without it. */
  readonly folder: string | undefined;
}

/** A module that was written, and what is left to do with it. */
export interface WrittenRevision {
  readonly revision: string;
  /** Relative to the project. */
  readonly file: string;
}

/**
 * Writes a migration module from the project's template, and runs the project's hooks on it.
 *
 * @throws Problem when the id, a label, the message or the folder will not do, the file exists, or a hook fails
 */
export async function writeRevision(
  project: Project,
  graph: Graph,
  asked: NewRevision,
  stderr: Writable,
): Promise<WrittenRevision> {
  const { config } = project;
  const message = asked.message.replace(/\s+/g, ' ').trim();
  const revision = asked.id ?? (await freshId(graph));
  check(revision, message, asked.branchLabels, graph);
  const { renderMigration } = await import('../files/migration-template.ts');
  const { zonedTime } = await import('../files/wall-clock.ts');
  const { writeNew } = await import('../files/write.ts');
  const { iso, ...clock } = zonedTime(new Date(), config.timezone);
  const slug = slugOf(message, config.truncateSlugLength);
  const name = `${migrationFileName(config.fileTemplate, { ...clock, rev: revision, slug })}.ts`;
  const file = joined(folderOf(project, graph, asked), name);
  const base = name.slice(name.lastIndexOf('/') + 1);
  if (!isMigrationFile(base)) {
    throw problem('LB907', `${base} would not be read as a migration`, {
      help: 'choose another message, or another fileTemplate: a name that ends in ".d" or ".test" means something else',
    });
  }
  const text = await renderMigration(
    {
      revision,
      downRevision: asked.parents,
      message,
      created: iso,
      branchLabels: asked.branchLabels,
      dependsOn: asked.dependsOn,
      example: false,
    },
    config.templates === undefined ? undefined : join(config.root, config.templates),
  );
  await writeNew(join(config.root, file), text, file);
  if (config.postWriteHooks.length > 0) {
    const { runPostWriteHooks } = await import('./post-write-hooks.ts');
    await runPostWriteHooks(config.postWriteHooks, { root: config.root, file, stderr });
  }
  return { revision, file };
}

function joined(folder: string, name: string): string {
  return folder === '.' ? name : `${folder}/${name}`;
}

function check(id: string, message: string, labels: readonly string[], graph: Graph): void {
  const faults: Diagnostic[] = [];
  if (message === '')
    faults.push(
      diagnostic('LB907', 'the message is empty', { help: 'say what the migration does: -m "add email to users"' }),
    );
  const fault = revisionIdFault(id);
  if (fault !== undefined)
    faults.push(diagnostic('LB907', `--rev-id ${id}: ${fault}`, { help: 'leave it out for a random one' }));
  if (graph.nodes.has(id))
    faults.push(
      diagnostic('LB905', `revision ${id} exists already`, {
        help: 'leave --rev-id out for a random one; nothing was changed',
      }),
    );
  const twin = [...graph.nodes.keys()].find((one) => one !== id && one.toLowerCase() === id.toLowerCase());
  if (twin !== undefined)
    faults.push(
      diagnostic('LB907', `--rev-id ${id} differs from ${twin} only in case`, {
        help: 'choose another one: on a case-insensitive server their rows are the same row',
      }),
    );
  for (const label of labels) {
    const wrong = branchLabelFault(label);
    if (wrong !== undefined)
      faults.push(diagnostic('LB907', `--branch-label ${label}: ${wrong}`, { help: 'choose another name' }));
    else if (graph.labels.has(label))
      faults.push(
        diagnostic('LB907', `the branch label ${label} is taken by ${graph.labels.get(label) ?? ''}`, {
          help: 'choose another name',
        }),
      );
  }
  if (faults.length > 0) throw new Problem(faults);
}

/** The folder asked for; else the configured one that the first parent is in; else the only one there is. */
function folderOf({ config, revisions }: Project, graph: Graph, { folder: asked, parents }: NewRevision): string {
  const folders = config.migrations;
  if (asked !== undefined) {
    const wanted = asked.replace(/^\.\/+|\/+$/g, '') || '.';
    if (folders.some((one) => one === wanted || (config.recursive && wanted.startsWith(`${one}/`)))) return wanted;
    const known = folders.join(', ');
    const help = config.recursive ? `the folders are ${known}, and those inside` : `the folders are ${known}`;
    throw problem('LB907', `--version-path ${wanted} is no folder of this project`, { help });
  }
  const [only = 'migrations', ...others] = folders;
  if (others.length === 0) return only;
  for (const parent of parents) {
    const file = revisions.find((one) => one.revision === parent)?.file ?? '';
    const inside = folders.filter((one) => one === '.' || file.startsWith(`${one}/`));
    const [nearest] = inside.sort((a, b) => b.length - a.length);
    if (nearest !== undefined) return nearest;
  }
  if (graph.nodes.size === 0) return only;
  const help = `name one: --version-path ${folders.join(' or --version-path ')}`;
  throw problem('LB904', 'the project has several folders of migrations, and a base belongs to none', { help });
}

async function freshId(graph: Graph): Promise<string> {
  const { randomBytes } = await import('node:crypto');
  for (;;) {
    const id = randomBytes(6).toString('hex');
    if (!graph.nodes.has(id)) return id;
  }
}
