import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'clipanion';
import { BaseCommand } from '../base-command.ts';

export class ListTemplatesCommand extends BaseCommand {
  static override paths = [['list-templates']];
  static override usage = Command.Usage({
    category: 'Reading',
    description: 'List the templates that a project may replace, and which of them this one does.',
    examples: [['All of them', 'limbeck list-templates']],
  });

  async run(): Promise<void> {
    const { config } = await this.project();
    const { templateNames } = await import('../../files/template-files.ts');
    const folder = config.templates;
    const lines = templateNames.map((name) => {
      const own = folder !== undefined && existsSync(join(config.root, folder, name));
      return `${name.padEnd(40)}${own ? `${folder}/${name}` : 'built in'}`;
    });
    this.print(lines.join('\n'));
  }
}
