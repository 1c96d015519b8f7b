import { resolve } from 'node:path';
import { Command, Option } from 'clipanion';
import { diagnostic, Problem } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/nearest.ts';
import { buildGraph } from '../../revisions/graph.ts';
import { BaseCommand } from '../base-command.ts';
import { revisionDetails, revisionJson, revisionTitle } from '../revision-listing.ts';

export class CurrentCommand extends BaseCommand {
  static override paths = [['current']];
  static override usage = Command.Usage({
    category: 'Reading',
    description: 'Say at which revisions a dump of a database is, or how to ask the database.',
    details:
      'Limbeck never connects to a database. With --snapshot it reads the rows of the version table in a dump with data; without it, it prints the query that a DBA runs.',
    examples: [
      ['Of a dump', 'limbeck current --snapshot dump.sql'],
      ['What to ask the database', 'limbeck current'],
    ],
  });

  snapshot = Option.String('--snapshot', { description: 'A dump with data, as pg_dump writes it.' });
  verbose = Option.Boolean('-v,--verbose', false, { description: 'All that is known of each.' });
  json = Option.Boolean('--json', false, { description: 'For machines.' });

  async run(): Promise<void> {
    const project = await this.project();
    const { versionTable: name, versionTableSchema: schema } = project.config;
    if (this.snapshot === undefined) {
      const { quote } = (await import('../../dialects/index.ts')).dialects[0] ?? { quote: String };
      const table = schema === undefined ? quote(name) : `${quote(schema)}.${quote(name)}`;
      this.print(`SELECT version_num FROM ${table};`);
      return;
    }
    const { dumpRows } = await import('../../interop/dump-rows.ts');
    const rows = await dumpRows(resolve(this.context.cwd, this.snapshot), { name, schema });
    const graph = buildGraph(project.revisions);
    this.say(graph.warnings);
    const byId = new Map(project.revisions.map((one) => [one.revision, one]));
    const unknown = rows.filter((id) => !byId.has(id));
    if (unknown.length > 0) {
      throw new Problem(
        unknown.map((id) =>
          diagnostic('LB916', `the dump is at "${id}", which this project does not have`, {
            help:
              didYouMean(id, byId.keys()) ?? 'is it the dump of another project, or of a newer version of this one?',
          }),
        ),
      );
    }
    const files = rows.flatMap((id) => byId.get(id) ?? []);
    if (this.json) this.printJson({ revisions: files.map((one) => revisionJson(one, graph)) });
    else if (files.length === 0) this.print('base (no row)');
    else if (this.verbose) this.print(files.map((one) => revisionDetails(one, graph)).join('\n\n'));
    else this.print(files.map((one) => revisionTitle(one, graph)).join('\n'));
  }
}
