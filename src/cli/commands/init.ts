import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Command, Option } from 'clipanion';
import { problem } from '../../diagnostics/diagnostic.ts';
import { configurationsIn } from '../../project/config.ts';
import { PlainCommand } from '../plain-command.ts';
import type { DumpForBaseline } from '../write-baseline.ts';

export class InitCommand extends PlainCommand {
  static override paths = [['init']];
  static override usage = Command.Usage({
    category: 'Writing',
    description: 'Make a new project: limbeck.config.ts, migrations/ and a first migration.',
    examples: [
      ['Here', 'limbeck init'],
      ['In the folder db', 'limbeck init db'],
      ['On a database that Alembic or hands have built', 'limbeck init --baseline schema.sql --revision 3f1c0a9b7d21'],
    ],
  });

  dir = Option.String({ name: 'dir', required: false });
  templates = Option.Boolean('--templates', false, {
    description: 'Copy the templates into the project, to be changed.',
  });

  baseline = Option.String('--baseline', {
    description: 'The schema of a database that is there already, as pg_dump --schema-only writes it.',
  });
  revision = Option.String('--revision', { description: 'The revision that this database is at.' });

  async run(): Promise<void> {
    const { randomBytes } = await import('node:crypto');
    const { writeNew } = await import('../../files/write.ts');
    const { readTemplate, templateNames } = await import('../../files/template-files.ts');
    const { renderBaseline, renderMigration } = await import('../../files/migration-template.ts');
    const root = resolve(this.context.cwd, this.dir ?? '.');
    const [found = existsSync(join(root, 'migrations')) ? 'migrations' : undefined] = configurationsIn(root);
    if (found !== undefined) {
      const what = found === 'package.json' ? 'a "limbeck" in package.json' : found;
      throw problem('LB903', `there is ${what} in ${this.dir ?? 'this folder'} already`, {
        help: 'choose an empty folder; nothing was changed',
      });
    }
    const fresh = (): string => randomBytes(6).toString('hex');
    const dump = await this.#dump(fresh);
    const revision = dump?.revision ?? fresh();
    const config = `import { defineConfig } from 'limbeck';\n\nexport default defineConfig({\n  dialects: ['postgresql'],\n${this.templates ? "  templates: 'templates',\n" : ''}});\n`;
    const created = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
    const files = new Map([[join(root, 'limbeck.config.ts'), config]]);
    if (dump) {
      const name = `${revision}_baseline`;
      files.set(join(root, 'migrations', `${name}.sql`), dump.text);
      files.set(
        join(root, 'migrations', `${name}.ts`),
        await renderBaseline({ revision, message: 'baseline', created, schema: `./${name}.sql` }),
      );
    } else {
      const first = await renderMigration({
        revision,
        downRevision: [],
        message: 'first tables',
        created,
        branchLabels: [],
        dependsOn: [],
        example: true,
      });
      files.set(join(root, 'migrations', `${revision}_first_tables.ts`), first);
    }
    if (this.templates)
      for (const name of templateNames) files.set(join(root, 'templates', name), await readTemplate(name));
    for (const [path, text] of files) await writeNew(path, text);
    const shown = [...files.keys()].map((path) => `  ${relative(this.context.cwd, path)}`);
    const next = dump
      ? baselineInWords(dump)
      : `Next: edit the migration, then run\n  ${this.dir === undefined || root === this.context.cwd ? '' : `cd ${quoted(this.dir)} && `}limbeck compile > plan.sql`;
    this.print(`Made\n${shown.join('\n')}\n\n${next}`);
  }

  async #dump(fresh: () => string): Promise<DumpForBaseline | undefined> {
    if (this.baseline === undefined) {
      if (this.revision === undefined) return undefined;
      throw problem('LB907', '--revision says at which revision a baseline is', {
        help: 'give the dump as well: --baseline dump.sql',
      });
    }
    const { readDumpForBaseline } = await import('../write-baseline.ts');
    return readDumpForBaseline(resolve(this.context.cwd, this.baseline), this.baseline, this.revision, fresh);
  }
}

/** A path as it is typed in a shell. */
function quoted(path: string): string {
  return /^[\p{L}\p{N}_./~-]+$/u.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

/** What was understood, what was not, and how to go on. */
function baselineInWords({ revision, catalog, statements, unread }: DumpForBaseline): string {
  const counts = new Map([
    ['table', catalog.tables.size],
    ['enum type', catalog.types.size],
    ['other object', catalog.objects.size],
  ]);
  const found = [...counts].flatMap(([what, count]) =>
    count > 0 ? [`${count} ${what}${count === 1 ? '' : 's'}`] : [],
  );
  const lines = [`The baseline has ${found.join(', ')}, out of ${statements} statements.`];
  if (unread.length > 0) {
    lines.push('', `Not understood, and not checked later: ${unread.length}`);
    for (const one of unread) lines.push(`  line ${one.line}: ${one.text}`, `    ${one.why}`);
  }
  lines.push(
    '',
    'Next: write a migration, then compile it for the databases that are at the baseline',
    `  limbeck revision -m "what it does"`,
    `  limbeck compile --from ${revision} --to head > plan.sql`,
    '',
    'A database without a version table is told where it is by',
    `  limbeck stamp ${revision} > stamp.sql`,
  );
  return lines.join('\n');
}
