import { didYouMean } from '../diagnostics/nearest.ts';

/** When a revision is made, on the clock of some time zone. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Seconds since 1970, the same in every zone. */
  readonly epoch: number;
}

/** What the name of a new migration file is made of. */
export interface FileNameParts extends WallClock {
  readonly rev: string;
  readonly slug: string;
}

const NUMBERS = ['year', 'month', 'day', 'hour', 'minute', 'second', 'epoch'] as const;
const TOKENS: readonly string[] = ['rev', 'slug', ...NUMBERS];
const TOKEN = /%\((\w*)\)(0?\d{0,2}|\.\d{1,2})([a-z])|%%/g;

/**
 * What is wrong with a `fileTemplate`, or undefined.
 *
 * @example fileTemplateFault('%(yaer)d_%(slug)s')?.help // 'did you mean "year"?'
 */
export function fileTemplateFault(template: string): { readonly message: string; readonly help: string } | undefined {
  const whole = `the tokens are ${TOKENS.join(', ')}, written %(rev)s, %(year)d or %(month).2d`;
  for (const [, token, , form] of template.matchAll(TOKEN)) {
    if (token === undefined) continue;
    if (!TOKENS.includes(token)) {
      return {
        message: `"fileTemplate" has no token "${token}"`,
        help: didYouMean(token, TOKENS) ?? whole,
      };
    }
    const fits = form === 's' || (form === 'd' && isNumber(token));
    if (!fits) return { message: `"fileTemplate" cannot write ${token} as ${form}`, help: whole };
  }
  const fixed = template.replace(TOKEN, 'x');
  if (fixed.includes('%')) return { message: '"fileTemplate" has a % that begins no token', help: whole };
  if (!/%\((rev|slug)\)/.test(template)) {
    return { message: '"fileTemplate" gives every migration the same name', help: 'use %(rev)s or %(slug)s in it' };
  }
  if (/^\/|\\|\/$|\/\/|[<>:"|?*\p{Cc}]|\.[tj]s$/u.test(fixed) || fixed.split('/').some((part) => /^[._]/.test(part))) {
    const help = 'write a name without its ending, such as %(rev)s_%(slug)s; "/" makes sub-folders';
    return { message: `"fileTemplate" ${JSON.stringify(template)} makes no name of a migration file`, help };
  }
  return undefined;
}

/**
 * The name of a new migration file, without its ending: Alembic's `file_template` with the same tokens.
 *
 * @example migrationFileName('%(year)d-%(month).2d_%(slug)s', parts) // '2026-01_add_email'
 */
export function migrationFileName(template: string, parts: FileNameParts): string {
  return template.replace(TOKEN, (all: string, token: string | undefined, width = '') => {
    if (all === '%%') return '%';
    const value = Object.entries(parts).find(([name]) => name === token)?.[1];
    const text = String(value);
    if (width.startsWith('.')) {
      // As in Python: digits at least for a number, characters at most for a text.
      const size = Number(width.slice(1));
      return typeof value === 'number' ? text.padStart(size, '0') : text.slice(0, size);
    }
    return text
      .padStart(Number(width), width.startsWith('0') && typeof value === 'number' ? '0' : ' ')
      .replaceAll(' ', '_');
  });
}

/**
 * A message as a part of a file name: small letters, words joined by underscores, whole words as far as `longest`
 * characters hold them.
 *
 * @example slugOf("Add users' e-mail", 12) // 'add_users_e'
 */
export function slugOf(message: string, longest: number): string {
  const [first = 'migration', ...words] = message.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  let text = [...first].slice(0, longest).join('');
  for (const word of words) {
    if (text.length + word.length + 1 > longest) break;
    text += `_${word}`;
  }
  return text;
}

function isNumber(token: string): boolean {
  return NUMBERS.some((one) => one === token);
}
