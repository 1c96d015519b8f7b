import { join } from 'node:path';
import { Command, Option } from 'clipanion';
import { type Diagnostic, diagnostic, Problem, problem } from '../../diagnostics/diagnostic.ts';
import type { Project } from '../../project/project.ts';
import { buildGraph, type Graph } from '../../revisions/graph.ts';
import { branchLabelFault, revisionIdFault } from '../../revisions/names.ts';
import { resolveRevision, resolveRevisions } from '../../revisions/show.ts';
import { BaseCommand } from '../base-command.ts';

export class RevisionCommand extends BaseCommand {
  static override paths = [['revision']];
  static override usage = Command.Usage({
    category: 'Writing',
    description: 'Write a new migration module.',
    examples: [
      ['After the head', 'limbeck revision -m "add email to users"'],
      [
        'After another revision, as a new branch',
        'limbeck revision -m "report tables" --head abc123 --splice --branch-label reports',
      ],
      ['As a base of its own', 'limbeck revision -m "other tables" --head base'],
    ],
  });

  message = Option.String('-m,--message', { required: true, description: 'What it does, in one line.' });
  head = Option.String('--head', {
    description: 'The revision to follow; several with commas make a merge; base for none.',
  });
  splice = Option.Boolean('--splice', false, { description: 'Allow a parent that others follow already.' });
  branchLabel = Option.Array('--branch-label', [], { description: 'A name for the branch that begins here.' });
  dependsOn = Option.Array('--depends-on', [], {
    description: 'A revision that must be applied before, beside the parent.',
  });
  revisionId = Option.String('--rev-id', { description: 'The id, instead of a random one.' });
  versionPath = Option.String('--version-path', { description: 'The folder to write to, one of the configured ones.' });

  async run(): Promise<void> {
    const project = await this.project();
    const graph = buildGraph(project.revisions);
    this.say(graph.warnings);
    const message = this.message.replace(/\s+/g, ' ').trim();
    const id = this.revisionId ?? (await freshId(graph));
    const parents = this.parents(graph);
    this.check(id, message, graph);
    const dependsOn = this.dependsOn.map((name) => resolveRevision(graph, name) ?? name);
    const { renderMigration } = await import('../../files/migration-template.ts');
    const { writeNew } = await import('../../files/write.ts');
    const text = await renderMigration(
      {
        revision: id,
        downRevision: parents,
        message,
        created: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
        branchLabels: this.branchLabel,
        dependsOn,
        example: false,
      },
      project.config.templates === undefined ? undefined : join(project.config.root, project.config.templates),
    );
    const file = `${this.folder(project)}/${id}_${slug(message)}.ts`;
    await writeNew(join(project.config.root, file), text);
    this.print(file);
  }

  private parents(graph: Graph): readonly string[] {
    if (this.head === undefined) {
      if (graph.heads.length <= 1) return graph.heads;
      const help = `name the parent: --head ${graph.heads[0] ?? ''}, or join them: --head ${graph.heads.join(',')}`;
      throw problem('LB904', `the project has several heads: ${graph.heads.join(', ')}`, { help });
    }
    const parents = this.head.split(',').flatMap((one) => resolveRevisions(graph, one.trim()));
    const followed = parents.filter((one) => !graph.heads.includes(one));
    if (followed.length > 0 && !this.splice) {
      throw problem('LB904', `${followed.join(', ')} is not a head: another revision follows it`, {
        help: 'add --splice to begin a branch there',
      });
    }
    return [...new Set(parents)];
  }

  private check(id: string, message: string, graph: Graph): void {
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
    for (const label of this.branchLabel) {
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

  private folder({ config }: Project): string {
    const [first = 'migrations'] = config.migrations;
    const wanted = this.versionPath?.replace(/\/+$/, '');
    if (wanted === undefined) return first;
    if (config.migrations.some((one) => one === wanted || (config.recursive && wanted.startsWith(`${one}/`))))
      return wanted;
    throw problem('LB907', `--version-path ${wanted} is no folder of this project`, {
      help: `the folders are ${config.migrations.join(', ')}`,
    });
  }
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
