import { join } from 'node:path';
import { Command, Option } from 'clipanion';
import { type Diagnostic, diagnostic, isError, type Position, Problem } from '../../diagnostics/diagnostic.ts';
import type { Project } from '../../project/project.ts';
import { buildGraph, type Graph } from '../../revisions/graph.ts';
import { applyRepair, type Repairable, repairInWords } from '../apply-repair.ts';
import { BaseCommand } from '../base-command.ts';
import { writeRevision } from '../write-revision.ts';

export class DoctorCommand extends BaseCommand {
  static override paths = [['doctor']];
  static override usage = Command.Usage({
    category: 'Reading',
    description: 'Say everything that is wrong with the project, and how to repair it.',
    details:
      'Configuration, files, the revision graph, every migration, and the schema along the whole chain are looked at. --fix makes the repairs that are safe, and says what it did: it makes folders that are missing, completes ids that were written in part, removes a parent that is named twice, and joins heads by a merge. Before it changes a file it asks; --yes consents.',
    examples: [
      ['Look', 'limbeck doctor'],
      ['Look, and repair what is safe', 'limbeck doctor --fix'],
      ['The same where nobody can be asked', 'limbeck doctor --fix --yes'],
    ],
  });

  fix = Option.Boolean('--fix', false, { description: 'Make the repairs that are safe.' });
  yes = Option.Boolean('-y,--yes', false, { description: 'Change files without asking.' });
  json = Option.Boolean('--json', false, { description: 'For machines.' });

  async run(): Promise<void> {
    const done: string[] = [];
    let project = await this.readProject();
    if (this.fix) {
      // What needs consent comes first: without it, nothing has been changed.
      done.push(...(await this.mendFiles(project)));
      done.push(...(await this.makeFolders(project)));
      if (done.length > 0) project = await this.readProject();
      done.push(...(await this.mergeHeads(project)));
      if (done.length > 0) project = await this.readProject();
    }
    const all = await this.everything(project);
    if (this.json) this.printJson({ repairs: done, diagnostics: all });
    else if (done.length > 0) this.print(done.join('\n'));
    if (all.some(isError)) throw new Problem(all);
    this.say(all);
    if (!this.json) {
      const count = project.revisions.length;
      this.print(
        `${count === 1 ? '1 revision' : `${count} revisions`}: ${all.length === 0 ? 'nothing is wrong' : 'nothing is broken'}`,
      );
    }
  }

  /** What is wrong with the files, the graph, inside the migrations, and with the schema along the chain. */
  private async everything(project: Project): Promise<readonly Diagnostic[]> {
    const found: Diagnostic[] = [...project.diagnostics];
    const graph = graphOf(project, found);
    if (graph !== undefined && !found.some(isError)) {
      const { heads } = graph;
      const open = openHeads(graph);
      if (open.length > 1) {
        const at = project.revisions.find((one) => one.revision === open.at(-1))?.at.revision;
        const help = `limbeck merge -m "merge heads" ${open.join(' ')}, or limbeck doctor --fix`;
        found.push(diagnostic('LB918', `the project has ${heads.length} heads: ${heads.join(', ')}`, { at, help }));
      }
    }
    // Of a project without a migration, compiling could only say that there is nothing to do.
    if (project.revisions.length === 0) return unique(found);
    const { examineProject } = await import('../compile-project.ts');
    return unique([...found, ...(await examineProject(project, this.progress))]);
  }

  private async makeFolders({ config, diagnostics }: Project): Promise<string[]> {
    if (!diagnostics.some((one) => one.code === 'LB107')) return [];
    const { makeFolder } = await import('../../files/write.ts');
    const made: string[] = [];
    for (const folder of config.migrations) {
      if (await makeFolder(join(config.root, folder))) made.push(`made the folder ${folder}`);
    }
    return made;
  }

  /** Small corrections that have only one way, each with consent. */
  private async mendFiles(project: Project): Promise<string[]> {
    const found: Diagnostic[] = [];
    const graph = graphOf(project, found);
    const wrong = [...found, ...(graph?.warnings ?? [])].flatMap(({ at, repair }): Repairable[] =>
      at && repair ? [{ at, repair }] : [],
    );
    const chosen: Repairable[] = [];
    for (const one of wrong) if (await this.confirm(repairInWords(one), this.yes)) chosen.push(one);
    const { writeWhole } = await import('../../files/write.ts');
    const texts = new Map<string, string>();
    const done: string[] = [];
    // From the end of a file to its beginning: places before a change stay what they were.
    for (const one of chosen.sort((a, b) => fromBehind(a.at, b.at))) {
      const { file } = one.at;
      const text = applyRepair(texts.get(file) ?? project.sourceOf(file) ?? '', one);
      if (text === undefined) continue;
      texts.set(file, text);
      done.unshift(repairInWords(one).replace(/\?$/, ': done'));
    }
    for (const [file, text] of texts) await writeWhole(join(project.config.root, file), text);
    return done;
  }

  private async mergeHeads(project: Project): Promise<string[]> {
    const found = [...project.diagnostics];
    const graph = graphOf(project, found);
    if (graph === undefined || found.some(isError)) return [];
    const parents = openHeads(graph);
    if (parents.length < 2) return [];
    const asked = {
      message: 'merge heads',
      parents,
      branchLabels: [],
      dependsOn: [],
      id: undefined,
      folder: undefined,
    };
    const { file } = await writeRevision(project, graph, asked, this.context.stderr);
    return [`wrote ${file}: it joins ${parents.join(' and ')}`];
  }
}

function fromBehind(a: Position, b: Position): number {
  if (a.file !== b.file) return a.file < b.file ? 1 : -1;
  return b.line - a.line || b.column - a.column;
}

function graphOf(project: Project, found: Diagnostic[]): Graph | undefined {
  try {
    return buildGraph(project.revisions, project.mayBeUnread);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    found.push(...error.diagnostics);
    return undefined;
  }
}

/** The heads that are too many: branches with labels are meant to stay apart, beside one without. */
function openHeads(graph: Graph): readonly string[] {
  const open = graph.heads.filter((id) => graph.labelsOf(id).length === 0);
  return open.length > 1 ? open : [];
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
