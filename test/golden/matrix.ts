import { type Dialect, isRefusal } from '../../src/dialects/dialect.ts';
import { renderOperation, renderOperations } from '../../src/dialects/render.ts';
import { applyOperation } from '../../src/operations/index.ts';
import type { Operation } from '../../src/operations/operation.ts';
import type { PlannedOperation } from '../../src/plan/plan.ts';
import { carries, leaveOut, type Option, pathInWords } from './options.ts';

/** What a dialect does with an option: the first case that renders it, the first that is refused because of it. */
interface Cell {
  rendered?: string;
  refused?: string;
}

/** Options without cells, by kind and path, and why. */
export type NoCells = readonly (readonly [where: RegExp, why: string])[];

/** The table operation × option × dialect, filled by looking at what the golden cases do. */
export class Matrix {
  private readonly options: ReadonlyMap<string, readonly Option[]>;
  private readonly dialects: readonly Dialect[];
  private readonly cells = new Map<string, Cell>();
  /** Kinds of operations, and of what they are about, that a dialect has rendered. */
  private readonly rendered = new Set<string>();
  private readonly wholly: { readonly group: string; readonly cells: readonly Cell[]; readonly name: string }[] = [];

  constructor(options: ReadonlyMap<string, readonly Option[]>, dialects: readonly Dialect[]) {
    this.options = options;
    this.dialects = dialects;
  }

  /** Notes what every dialect answers to an operation of a case. */
  note(name: string, planned: PlannedOperation): void {
    const { operation } = planned;
    const options = (this.options.get(operation.kind) ?? []).filter((one) => carries(operation, one));
    // The same for every dialect.
    const known = new Map<string, PlannedOperation>();
    const without = (gone: ReadonlySet<Option>, key: string): PlannedOperation => {
      const found = known.get(key) ?? leftOver(planned, options, gone);
      known.set(key, found);
      return found;
    };
    for (const dialect of this.dialects) {
      const group = groupOf(operation, options, dialect);
      const cell = (option: Option | undefined): Cell => this.cell(operation.kind, option, dialect.name);
      const why = refusalOf(planned, dialect);
      if (why === undefined) {
        this.rendered.add(group);
        for (const one of [undefined, ...options]) cell(one).rendered ??= name;
        continue;
      }
      const guilty = culprits(options, dialect, why, without);
      for (const one of guilty ?? []) cell(one).refused ??= name;
      if (guilty === undefined) this.wholly.push({ group, cells: [undefined, ...options].map(cell), name });
    }
  }

  /** What is refused without any option, and never rendered, is refused with every option, and so is all that is inside of an option. */
  close(): void {
    for (const { group, cells, name } of this.wholly) {
      if (!this.rendered.has(group)) for (const one of cells) one.refused ??= name;
    }
    for (const [kind, options] of this.options) {
      for (const option of options) {
        const around = options.filter((one) => one !== option && one.absent !== 'empty' && isInside(option, one));
        for (const dialect of this.dialects) {
          const own = this.cell(kind, option, dialect.name);
          const outer = around
            .map((one) => this.cell(kind, one, dialect.name))
            .find((one) => !one.rendered && one.refused);
          if (!own.rendered && outer?.refused) own.refused ??= outer.refused;
        }
      }
    }
  }

  /** The cells about which no case says anything. */
  empty(noCells: NoCells): readonly string[] {
    return this.rows(noCells).flatMap(({ kind, path, why, cells }) =>
      why === undefined
        ? cells.flatMap((one, i) =>
            one.rendered === undefined && one.refused === undefined
              ? [`${kind} ${path}: ${this.dialects[i]?.name}`]
              : [],
          )
        : [],
    );
  }

  /** What is said to be out of reach, and is not. */
  reached(unreachable: NoCells): readonly string[] {
    return this.rows(unreachable).flatMap(({ kind, path, why, cells }) =>
      why !== undefined && cells.some((one) => one.rendered !== undefined) ? [`${kind} ${path}`] : [],
    );
  }

  markdown(noCells: NoCells): string {
    const lines = [
      '# Every option of every operation in every dialect',
      '',
      'Made by `UPDATE_GOLDEN=1 npx tsx test/golden/golden.test.ts` out of the golden cases and the types in `src/operations`; a cell',
      'names the first case that shows it. What has no cell says why.',
    ];
    const head = ['', ...this.dialects.map((one) => one.title)];
    let last = '';
    for (const { kind, path, why, cells } of this.rows(noCells)) {
      if (kind !== last) {
        lines.push('', `## ${kind}`, '', `| ${head.join(' | ')} |`, `|${head.map(() => ' --- ').join('|')}|`);
        last = kind;
      }
      const texts = cells.map((one) => (why === undefined ? cellText(one) : `– ${why}`));
      lines.push(`| ${path === '' ? '' : `\`${path}\``} | ${texts.join(' | ')} |`);
    }
    return `${lines.join('\n')}\n`;
  }

  private rows(noCells: NoCells) {
    return [...this.options].flatMap(([kind, options]) =>
      [undefined, ...options].map((option) => {
        const path = option ? pathInWords(option.path) : '';
        const why = noCells.find(([where]) => where.test(`${kind} ${path}`))?.[1];
        return { kind, path, why, cells: this.dialects.map((one) => this.cell(kind, option, one.name)) };
      }),
    );
  }

  private cell(kind: string, option: Option | undefined, dialect: string): Cell {
    const key = `${kind} ${option ? pathInWords(option.path) : ''} ${dialect}`;
    const known = this.cells.get(key);
    if (known) return known;
    const made: Cell = {};
    this.cells.set(key, made);
    return made;
  }
}

/** What is alike enough to be judged by each other: the kind of the operation, and of what it is about. */
function groupOf(operation: Operation, options: readonly Option[], dialect: Dialect): string {
  const about = options.filter((one) => one.absent === 'never').map((one) => pathInWords(one.path));
  const reference = 'reference' in operation ? operation.reference.kind : '';
  return [dialect.name, operation.kind, reference, ...about].join(' ');
}

function cellText({ rendered, refused }: Cell): string {
  if (rendered === undefined) return refused === undefined ? '' : `refused: ${refused}`;
  return refused === undefined ? rendered : `${rendered}; refused: ${refused}`;
}

/** Why an operation itself is refused, be its table what it may: one that can be done by making the table anew is not. */
function refusalInPlace(planned: PlannedOperation, dialect: Dialect): string | undefined {
  const rendering = renderOperation(planned, dialect, false);
  return isRefusal(rendering) && !rendering.inPlace ? rendering.why : undefined;
}

function refusalOf(planned: PlannedOperation, dialect: Dialect): string | undefined {
  for (const one of renderOperations([planned], dialect, false)) if ('refusal' in one) return one.refusal.why;
  return undefined;
}

/** The operation without some of its options. */
function leftOver(planned: PlannedOperation, options: readonly Option[], gone: ReadonlySet<Option>): PlannedOperation {
  let operation: unknown = planned.operation;
  for (const one of options.toReversed()) if (gone.has(one)) operation = leaveOut(operation, one) ?? operation;
  const changed = operation as Operation;
  return { ...planned, operation: changed, after: applyOperation(changed, planned.before, () => {}) };
}

/**
 * Because of which options is an operation refused? Of one that is the last straw: when all that can go without it is gone, its own
 * going helps. Undefined when there is none: the operation is refused for its kind, or for a value.
 */
function culprits(
  options: readonly Option[],
  dialect: Dialect,
  why: string,
  without: (gone: ReadonlySet<Option>, key: string) => PlannedOperation,
): readonly Option[] | undefined {
  const answers = new Map<string, string | undefined>();
  const refusal = (gone: ReadonlySet<Option>): string | undefined => {
    const key = options.map((one) => (gone.has(one) ? '-' : '+')).join('');
    if (!answers.has(key)) answers.set(key, refusalInPlace(without(gone, key), dialect));
    return answers.get(key);
  };
  const isStraw = (straw: Option, mayChange: boolean): boolean => {
    const gone = new Set<Option>();
    for (const one of options) {
      if (one === straw || isInside(straw, one)) continue;
      gone.add(one);
      const left = refusal(gone);
      if (left === undefined || (left !== why && !mayChange)) gone.delete(one);
    }
    return refusal(gone.add(straw)) === undefined;
  };
  const found = options.filter((one) => one.absent !== 'never' && (isStraw(one, false) || isStraw(one, true)));
  // What stands inside of it and gives the reason is to blame, too: the rest may be nothing without it.
  const reasons = options.filter(
    (one) =>
      !found.includes(one) &&
      one.absent !== 'never' &&
      found.some((other) => other.absent === 'removed' && isInside(one, other)) &&
      refusal(new Set([one])) !== why,
  );
  const blamed = [...found, ...reasons].filter(
    (one) => one.absent !== 'empty' || !found.some((other) => other !== one && isInside(other, one)),
  );
  return blamed.length > 0 ? blamed : undefined;
}

function isInside(one: Option, other: Option): boolean {
  return other.path.every((part, i) => one.path[i] === part);
}
