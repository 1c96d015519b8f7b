import { join } from 'node:path';
import { type Diagnostic, diagnostic, Problem, problem } from '../diagnostics/diagnostic.ts';
import type { Project } from '../project/project.ts';
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
  /** The first of the configured folders without it. */
  readonly folder: string | undefined;
}

/**
 * Writes a migration module from the project's template and gives its path.
 *
 * @throws Problem when the id, a label, the message or the folder will not do, or the file exists
 */
export async function writeRevision(project: Project, graph: Graph, asked: NewRevision): Promise<string> {
  const message = asked.message.replace(/\s+/g, ' ').trim();
  const id = asked.id ?? (await freshId(graph));
  check(id, message, asked.branchLabels, graph);
  const { renderMigration } = await import('../files/migration-template.ts');
  const { writeNew } = await import('../files/write.ts');
  const text = await renderMigration(
    {
      revision: id,
      downRevision: asked.parents,
      message,
      created: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
      branchLabels: asked.branchLabels,
      dependsOn: asked.dependsOn,
      example: false,
    },
    project.config.templates === undefined ? undefined : join(project.config.root, project.config.templates),
  );
  const file = `${folderOf(project, asked.folder)}/${id}_${slug(message)}.ts`;
  await writeNew(join(project.config.root, file), text);
  return file;
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

function folderOf({ config }: Project, asked: string | undefined): string {
  const [first = 'migrations'] = config.migrations;
  const wanted = asked?.replace(/\/+$/, '');
  if (wanted === undefined) return first;
  if (config.migrations.some((one) => one === wanted || (config.recursive && wanted.startsWith(`${one}/`))))
    return wanted;
  throw problem('LB907', `--version-path ${wanted} is no folder of this project`, {
    help: `the folders are ${config.migrations.join(', ')}`,
  });
}

async function freshId(graph: Graph): Promise<string> {
  const { randomBytes } = await import('node:crypto');
  for (;;) {
    const id = randomBytes(6).toString('hex');
    if (!graph.nodes.has(id)) return id;
  }
}

/** The message as a part of a file name: words joined by underscores, at most 40 characters, whole words. */
function slug(message: string): string {
  const words = message.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['migration'];
  let text = words[0]?.slice(0, 40) ?? 'migration';
  for (const word of words.slice(1)) {
    if (text.length + word.length + 1 > 40) break;
    text += `_${word}`;
  }
  return text;
}
