import { displayName, type IndexElement, type Table } from '../../schema/model.ts';
import { textOfSql } from '../../sql/author.ts';
import { misfit } from './misfit.ts';
import type { Precondition, Test } from './precondition.ts';

/** What is said where rows are found: `3 rows of users have no email, but the column becomes NOT NULL`. */
export interface PreconditionWords {
  /** To be read after "1": `row of users has no email`. */
  readonly one: string;
  /** To be read after a greater number: `rows of users have no email`. */
  readonly many: string;
  /** To be read after "but". */
  readonly because: string;
  /** What can be done about them. */
  readonly mend: string;
}

/** What is said of the rows that are in the way. Names only, no value of theirs. */
export function preconditionInWords({ test, table }: Pick<Precondition, 'test' | 'table'>): PreconditionWords {
  const of = (one: string, many: string): Pick<PreconditionWords, 'one' | 'many'> => ({
    one: `row of ${displayName(table)} ${one}`,
    many: `rows of ${displayName(table)} ${many}`,
  });
  switch (test.kind) {
    case 'row':
      return {
        ...of(`would have no ${test.column}`, `would have no ${test.column}`),
        because: 'the new column is NOT NULL and has no default',
        mend: 'Give the new column a default, or add it nullable and fill it before it becomes NOT NULL',
      };
    case 'null': {
      const columns = test.columns.join(' or no ');
      return {
        ...of(`has no ${columns}`, `have no ${columns}`),
        because: test.key ? 'nothing in a primary key may be NULL' : 'the column becomes NOT NULL',
        mend: 'Give these rows a value',
      };
    }
    case 'duplicate':
      return duplicates(test, table);
    case 'orphan': {
      const { foreignKey, target, validated } = test;
      const none = `no row of ${displayName(target)}`;
      const part = foreignKey.match === 'full' && foreignKey.columns.length > 1 ? ', or in part only' : '';
      return {
        ...of(`refers to ${none}${part}`, `refer to ${none}${part}`),
        because: `the foreign key ${foreignKey.name} is ${validated ? 'validated' : 'added'}`,
        mend: 'Correct or delete these rows, or add what they refer to',
      };
    }
    case 'breach':
      return {
        ...of(`breaks ${test.check.name}`, `break ${test.check.name}`),
        because: `the check is ${test.validated ? 'validated' : 'added'}`,
        mend: 'Correct these rows',
      };
    case 'misfit':
      return {
        ...of(`has in ${test.column} ${misfits(test)}`, `have in ${test.column} ${misfits(test)}`),
        because: 'the column gets another type',
        mend: 'Correct these rows, or say with using how the old values become new ones',
      };
    case 'enumValue':
      return {
        ...of(`has ${test.value} in ${test.column}`, `have ${test.value} in ${test.column}`),
        because: `the value is removed from the enum type ${displayName(test.type)}`,
        mend: 'Give these rows another value, or say replaceWith',
      };
  }
}

function duplicates({ elements, name }: Extract<Test, { kind: 'duplicate' }>, table: Table): PreconditionWords {
  const list = elements.map(elementInWords).join(', ');
  const what = elements.length === 1 ? list : `(${list})`;
  return {
    one: `value of ${what} is in several rows of ${displayName(table)}`,
    many: `values of ${what} are in several rows of ${displayName(table)}`,
    because: `${name} allows each once`,
    mend: 'Correct or delete all but one row of each',
  };
}

function elementInWords({ target }: IndexElement): string {
  if (typeof target === 'string') return target;
  const line = textOfSql(target).replace(/\s+/g, ' ').trim();
  return line.length <= 60 ? line : `${line.slice(0, 57)}…`;
}

function misfits({ from, to }: Extract<Test, { kind: 'misfit' }>): string {
  const found = misfit(from, to);
  switch (found?.kind) {
    case 'length':
      return `more than ${found.most} ${found.most === 1 ? 'character' : 'characters'}`;
    case 'range':
      return `what is too large for ${to.kind}`;
    case 'digits':
      return found.most === 1
        ? 'more than 1 digit before the point'
        : `more than ${found.most} digits before the point`;
    default:
      return to.kind === 'enum' ? `what ${displayName(to)} does not have` : 'what the new type cannot hold';
  }
}
