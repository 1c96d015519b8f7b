import { Option } from 'clipanion';
import { isError, Problem } from '../diagnostics/diagnostic.ts';
import { loadProject, type Project } from '../project/project.ts';
import { buildGraph, type Graph } from '../revisions/graph.ts';
import { PlainCommand } from './plain-command.ts';

/** What every command shares that reads a project. */
export abstract class BaseCommand extends PlainCommand {
  config = Option.String('-c,--config', { description: 'The configuration file of the project.' });
  environment = Option.String('-n,--env', {
    description: 'The environment of the configuration whose settings hold: environments.NAME.',
  });

  /** The project around the current folder, its configuration and metadata without errors. */
  protected async project(): Promise<Project> {
    const project = await this.readProject();
    if (project.diagnostics.some(isError)) throw new Problem(project.diagnostics);
    this.say(project.diagnostics);
    return project;
  }

  /** The project around the current folder and its graph, both without errors: what is wrong is told all at once. */
  protected async graph(): Promise<{ readonly project: Project; readonly graph: Graph }> {
    const project = await this.readProject();
    const wrong = [...project.diagnostics];
    try {
      const graph = buildGraph(project.revisions, project.mayBeUnread);
      if (!wrong.some(isError)) {
        this.say([...wrong, ...graph.warnings]);
        return { project, graph };
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      wrong.push(...error.diagnostics);
    }
    throw new Problem(wrong);
  }

  /** The project around the current folder, with whatever is wrong in it. */
  protected async readProject(): Promise<Project> {
    const project = await loadProject({
      cwd: this.context.cwd,
      config: this.config,
      environment: this.environment,
      api: async () => ({ ...(await import('../index.ts')) }),
      told: (done, all) => this.progress.tell('reading migration', done, all),
      print: (line) => this.context.stderr.write(`${line}\n`),
    });
    this.sourceOf = (file) => project.sourceOf(file);
    this.progress.clear();
    return project;
  }
}
