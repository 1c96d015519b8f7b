import { resolve } from 'node:path';
import { Command, Option } from 'clipanion';
import { problem } from '../../diagnostics/diagnostic.ts';
import { buildGraph } from '../../revisions/graph.ts';
import { BaseCommand } from '../base-command.ts';
import { resultPaint } from '../paint.ts';
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
  checkHeads = Option.Boolean('--check-heads', false, {
    description: 'Fail unless the database is at every head of the project.',
  });
  verbose = Option.Boolean('-v,--verbose', false, { description: 'All that is known of each.' });
  json = Option.Boolean('--json', false, { description: 'For machines.' });

  async run(): Promise<void> {
    const project = await this.project();
    const { versionTable: name, versionTableSchema: schema } = project.config;
    if (this.snapshot === undefined) {
      if (this.checkHeads) {
        const help = 'Limbeck never connects: add --snapshot DUMP.sql';
        throw problem('LB907', 'nobody has said where the database is', { help });
      }
      const { quote } = (await import('../../dialects/index.ts')).dialects[0] ?? { quote: String };
      const table = schema === undefined ? quote(name) : `${quote(schema)}.${quote(name)}`;
      const query = `SELECT version_num FROM ${table};`;
      if (this.json) this.printJson({ query });
      else this.print(query);
      return;
    }
    const graph = buildGraph(project.revisions);
    this.say(graph.warnings);
    const { snapshotRows } = await import('../snapshot-rows.ts');
    const rows = await snapshotRows(project, resolve(this.context.cwd, this.snapshot), this.progress);
    const byId = new Map(project.revisions.map((one) => [one.revision, one]));
    const listing = { graph, paint: resultPaint(this.context.terminal.resultColors) };
    const files = rows.flatMap((id) => byId.get(id) ?? []);
    const behind = this.checkHeads ? graph.effectiveHeads.filter((id) => !rows.includes(id)) : [];
    if (behind.length > 0) {
      throw problem('LB932', `the database of the dump is not at the head ${behind.join(', ')}`, {
        help: `limbeck compile --from ${rows.join(',') || 'base'} --to heads is the way there`,
      });
    }
    if (this.json) this.printJson({ revisions: files.map((one) => revisionJson(one, { graph })) });
    else if (files.length === 0) this.print('base (no row)');
    else if (this.verbose) this.print(files.map((one) => revisionDetails(one, listing)).join('\n\n'));
    else this.print(files.map((one) => revisionTitle(one, listing)).join('\n'));
  }
}
