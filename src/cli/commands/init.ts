import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Command, Option } from 'clipanion';
import { problem } from '../../diagnostics/diagnostic.ts';
import { configurationsIn } from '../../project/config.ts';
import { BaseCommand } from '../base-command.ts';

export class InitCommand extends BaseCommand {
  static override paths = [['init']];
  static override usage = Command.Usage({
    category: 'Writing',
    description: 'Make a new project: limbeck.config.ts, migrations/ and a first migration.',
    examples: [
      ['Here', 'limbeck init'],
      ['In the folder db', 'limbeck init db'],
    ],
  });

  dir = Option.String({ name: 'dir', required: false });
  templates = Option.Boolean('--templates', false, {
    description: 'Copy the templates into the project, to be changed.',
  });

  async run(): Promise<void> {
    const { randomBytes } = await import('node:crypto');
    const { writeNew } = await import('../../files/write.ts');
    const { readTemplate, templateNames } = await import('../../files/template-files.ts');
    const { renderMigration } = await import('../../files/migration-template.ts');
    const root = join(this.context.cwd, this.dir ?? '.');
    const [found = existsSync(join(root, 'migrations')) ? 'migrations' : undefined] = configurationsIn(root);
    if (found !== undefined) {
      const what = found === 'package.json' ? 'a "limbeck" in package.json' : found;
      throw problem('LB903', `there is ${what} in ${this.dir ?? 'this folder'} already`, {
        help: 'choose an empty folder; nothing was changed',
      });
    }
    const revision = randomBytes(6).toString('hex');
    const config = `import { defineConfig } from 'limbeck';\n\nexport default defineConfig({\n  dialects: ['postgresql'],\n${this.templates ? "  templates: 'templates',\n" : ''}});\n`;
    const first = await renderMigration({
      revision,
      downRevision: [],
      message: 'first tables',
      created: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
      branchLabels: [],
      dependsOn: [],
      example: true,
    });
    const files = new Map([
      [join(root, 'limbeck.config.ts'), config],
      [join(root, 'migrations', `${revision}_first_tables.ts`), first],
    ]);
    if (this.templates)
      for (const name of templateNames) files.set(join(root, 'templates', name), await readTemplate(name));
    for (const [path, text] of files) await writeNew(path, text);
    const shown = [...files.keys()].map((path) => `  ${relative(this.context.cwd, path)}`);
    this.print(
      `Made\n${shown.join('\n')}\n\nNext: edit the migration, then run\n  ${this.dir === undefined ? '' : `cd ${this.dir} && `}limbeck compile > plan.sql`,
    );
  }
}
