import { Command, Option } from 'clipanion';
import { type Diagnostic, diagnostic, isError, Problem } from '../../diagnostics/diagnostic.ts';
import type { Project } from '../../project/project.ts';
import { buildGraph, type Graph } from '../../revisions/graph.ts';
import { BaseCommand } from '../base-command.ts';
import { writeRevision } from '../write-revision.ts';

export class DoctorCommand extends BaseCommand {
  static override paths = [['doctor']];
  static override usage = Command.Usage({
    category: 'Reading',
    description: 'Say everything that is wrong with the project, and how to repair it.',
    details:
      'Configuration, files, the revision graph, every migration, and the schema along the whole chain are looked at. --fix performs the repairs that are safe, and says what it did: several heads are joined by a merge.',
    examples: [
      ['Look', 'limbeck doctor'],
      ['Look, and repair what is safe', 'limbeck doctor --fix'],
    ],
  });

  fix = Option.Boolean('--fix', false, { description: 'Perform the repairs that are safe.' });
  json = Option.Boolean('--json', false, { description: 'For machines.' });

  async run(): Promise<void> {
    const project = await this.readProject();
    const found: Diagnostic[] = [...project.diagnostics];
    const graph = this.graphOf(project, found);
    if (graph !== undefined) {
      found.push(...graph.warnings);
      const merged = await this.heads(project, graph, found);
      if (merged !== undefined) this.print(`wrote ${merged}: it joins ${graph.heads.join(' and ')}`);
    }
    found.push(...(await this.migrations(project)));
    const all = unique(found);
    if (this.json) this.printJson({ diagnostics: all });
    if (all.some(isError)) throw new Problem(all);
    this.say(all);
    if (!this.json) {
      const count = project.revisions.length;
      this.print(
        `${count === 1 ? '1 revision' : `${count} revisions`}: ${all.length === 0 ? 'nothing is wrong' : 'nothing is broken'}`,
      );
    }
  }

  private graphOf(project: Project, found: Diagnostic[]): Graph | undefined {
    try {
      return buildGraph(project.revisions);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      found.push(...error.diagnostics);
      return undefined;
    }
  }

  /** Several heads that are not branches of their own are one too many. */
  private async heads(project: Project, graph: Graph, found: Diagnostic[]): Promise<string | undefined> {
    const { heads } = graph;
    if (heads.length < 2) return undefined;
    // Branches with labels are meant.
    const labelled = heads.filter((id) => graph.labelsOf(id).length > 0);
    if (labelled.length >= heads.length - 1) return undefined;
    if (this.fix) {
      const written = await writeRevision(
        project,
        graph,
        {
          message: 'merge heads',
          parents: heads,
          branchLabels: [],
          dependsOn: [],
          id: undefined,
          folder: undefined,
        },
        this.context.stderr,
      );
      return written.file;
    }
    const at = project.revisions.find((one) => one.revision === heads.at(-1))?.at.revision;
    found.push(
      diagnostic('LB918', `the project has ${heads.length} heads: ${heads.join(', ')}`, {
        at,
        help: `limbeck merge -m "merge heads" ${heads.join(' ')}, or limbeck doctor --fix`,
      }),
    );
    return undefined;
  }

  /** What is wrong inside the migrations, and with the schema along the chain. */
  private async migrations(project: Project): Promise<readonly Diagnostic[]> {
    const { examineProject } = await import('../compile-project.ts');
    return examineProject(project, this.progress);
  }
}

function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((one) => {
    const key = JSON.stringify([one.code, one.message, one.at]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
