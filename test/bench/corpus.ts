/** The chains that the benchmark compiles; the same every time. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ChainOptions {
  readonly size: number;
  /** Files with type syntax, which have to be translated before they run. */
  readonly typed: boolean;
}

const subjects = ['customer', 'invoice', 'parcel', 'ticket', 'ledger', 'device', 'contract', 'campaign'] as const;

export function subjectAt(place: number): string {
  return subjects[place % subjects.length] ?? 'subject';
}

/** The id of the revision at this place of the chain; the first is 1. */
export function revisionAt(place: number): string {
  return (place * 2_654_435_761).toString(16).padStart(12, '0').slice(-12);
}

/** Writes a linear chain as a project of its own. */
export function writeChain(folder: string, { size, typed }: ChainOptions): void {
  const migrations = join(folder, 'migrations');
  mkdirSync(migrations, { recursive: true });
  for (let place = 1; place <= size; place++) {
    const subject = subjectAt(place);
    const name = `${String(place).padStart(5, '0')}_${subject}.ts`;
    writeFileSync(join(migrations, name), (typed ? typedMigration : migration)(place, subject));
  }
}

/** Three operations, five statements: a table of five columns with a comment, a column with a comment, an index. */
function migration(place: number, subject: string): string {
  const table = `${subject}_${place}`;
  return `import { migration, sql, t } from 'limbeck';

/**
 * Keeps what belongs to one ${subject} and was a loose note before.
 *
 * The table is filled by the nightly import; until that has run once, nobody reads it. The column for the
 * outside reference is added on its own, because the import of the old notes does not know it yet.
 */
export default migration({
  revision: '${revisionAt(place)}',
  downRevision: ${place === 1 ? 'null' : `'${revisionAt(place - 1)}'`},
  message: 'add ${subject} notes, part ${place}',
  created: '2026-01-05T09:00:00Z',
  upgrade(op) {
    // Sizes are those of the old system: nothing has to be cut.
    op.createTable(
      '${table}',
      {
        id: t.bigint().primaryKey().autoincrement(),
        title: t.string(${60 + (place % 7) * 10}).notNull(),
        body: t.text(),
        amount: t.numeric(${10 + (place % 5)}, 2).notNull().default(0),
        created_at: t.timestamp({ timezone: true }).notNull().default(sql\`now()\`),
      },
      null,
      { comment: "Notes of the ${subject}'s department, part ${place}" },
    );

    // The reference comes from outside, in the spelling of whoever sent it.
    op.addColumn('${table}', 'reference', t.string(64).comment('As it was received; may be missing'));

    // The list on the first page is sorted by title, and by time among equals.
    op.createIndex('ix_${table}_title', '${table}', ['title', 'created_at']);
  },
  // The way back is derived.
});
`;
}

function typedMigration(place: number, subject: string): string {
  const typed = `interface Sizes {
  readonly title: number;
}

const sizes: Sizes = { title: ${60 + (place % 7) * 10} };
`;
  return migration(place, subject)
    .replace('\n/**', `\n${typed}\n/**`)
    .replace(/title: t\.string\(\d+\)/, 'title: t.string(sizes.title as number)');
}
