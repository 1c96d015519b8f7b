import { Command, Option } from 'clipanion';
import { PlainCommand } from '../plain-command.ts';

export class TypesCommand extends PlainCommand {
  static override paths = [['types']];
  static override usage = Command.Usage({
    category: 'Reading',
    description: 'Show what each dialect makes of the column types; - is a type that it refuses.',
    examples: [
      ['All dialects beside each other', 'limbeck types'],
      ['What one version writes', 'limbeck types postgresql@18'],
    ],
  });

  dialects = Option.Rest({ name: 'DIALECT' });

  json = Option.Boolean('--json', false, { description: 'For machines.' });

  async run(): Promise<void> {
    const [{ dialects }, { typeTable }, { chooseTarget }] = await Promise.all([
      import('../../dialects/index.ts'),
      import('../../report/type-table.ts'),
      import('../choose-target.ts'),
    ]);
    const chosen =
      this.dialects.length === 0
        ? dialects.map((dialect) => ({ name: dialect.name, dialect }))
        : this.dialects.map((name) => ({ name, dialect: chooseTarget(name, { dialects: [] }).dialect }));
    const rows = typeTable(chosen.map((one) => one.dialect));
    if (this.json) {
      const types = rows.map(({ word, columns }) => ({
        word,
        ...Object.fromEntries(chosen.map(({ name }, i) => [name, columns[i] ?? null])),
      }));
      this.printJson({ types });
      return;
    }
    const lines = [['', ...chosen.map((one) => one.name)], ...rows.map((one) => [one.word, ...one.columns])];
    const widths = (lines[0] ?? []).map((_, i) => Math.max(...lines.map((line) => (line[i] ?? '-').length)));
    this.print(
      lines
        .map((line) =>
          line
            .map((cell, i) => (cell ?? '-').padEnd(widths[i] ?? 0))
            .join('  ')
            .trimEnd(),
        )
        .join('\n'),
    );
  }
}
