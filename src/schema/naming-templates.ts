import { didYouMean } from '../diagnostics/nearest.ts';
import type { NamingConvention } from './names.ts';

/** SQLAlchemy's tokens; `0N` joins all columns, `0_N` with underscores. A column has no key of its own here: it is its name. */
export const COLUMN_TOKEN = /^(referred_)?column_(0_?N|\d+)_(name|key|label)$/;

/** What is wrong with the template of a kind of constraints, and what to do about it. */
export function namingFault(
  kind: keyof NamingConvention,
  template: string,
): { readonly message: string; readonly help: string } | undefined {
  const whole =
    'the tokens are table_name, constraint_name, column_0_name, column_0_key, column_0_label, column_0N_name, column_0_N_name';
  const referring = ', referred_table_name, referred_column_0_name';
  for (const [, token] of template.matchAll(/%\((.*?)\)s/g)) {
    if (token === undefined) continue;
    const column = COLUMN_TOKEN.exec(token);
    const known = column ? column[1] === undefined || column[3] === 'name' : PLAIN_TOKENS.some((one) => one === token);
    if (!known) {
      const help =
        didYouMean(token, [...PLAIN_TOKENS, ...COLUMN_TOKENS]) ?? `${whole}${kind === 'fk' ? referring : ''}`;
      return { message: `the naming convention "${kind}" has no token "${token}"`, help };
    }
    if (token.startsWith('referred_') && kind !== 'fk') {
      const message = `the naming convention "${kind}" cannot use "${token}"`;
      return { message, help: 'only a foreign key refers to another table: remove it' };
    }
  }
  if (template.replace(/%%|%\(.*?\)s/g, '').includes('%')) {
    const message = `the naming convention "${kind}" has a % that begins no token`;
    return { message, help: 'a token is written %(table_name)s, with the s; %% is a single %' };
  }
  return undefined;
}

const PLAIN_TOKENS = ['table_name', 'constraint_name', 'referred_table_name'] as const;
const COLUMN_TOKENS = [
  'column_0_name',
  'column_0_key',
  'column_0_label',
  'column_0N_name',
  'column_0_N_name',
  'referred_column_0_name',
];
