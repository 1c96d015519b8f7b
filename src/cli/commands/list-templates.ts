import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'clipanion';
import { BaseCommand } from '../base-command.ts';

export class ListTemplatesCommand extends BaseCommand {
  static override paths = [['list-templates']];
  static override usage = Command.Usage({
    category: 'Reading',
    description: 'List the templates that a project may replace, and which of them this one does.',
    examples: [['All of them', 'limbeck list-templates']],
  });

  json = Option.Boolean('--json', false, { description: 'For machines.' });

  async run(): Promise<void> {
    const { config } = await this.project();
    const { templateNames } = await import('../../files/template-files.ts');
    const folder = config.templates;
    const templates = templateNames.map((name) => {
      const own = folder !== undefined && existsSync(join(config.root, folder, name));
      return { name, file: own ? `${folder}/${name}` : null };
    });
    if (this.json) this.printJson({ templates });
    else this.print(templates.map(({ name, file }) => `${name.padEnd(40)}${file ?? 'built in'}`).join('\n'));
  }
}
