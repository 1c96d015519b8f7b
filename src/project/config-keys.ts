import type { LimbeckConfig } from '../dsl/config.ts';
import { fileTemplateFault } from '../revisions/file-names.ts';
import type { NamingConvention } from '../schema/names.ts';
import { namingFault } from '../schema/naming-templates.ts';
import type { LockTimeouts } from '../script/lock-timeouts.ts';
import type { LockRetries } from '../script/plan-script.ts';

/** One key of the configuration: what it takes, what it is without it, what it is for. */
export interface ConfigKey<T, D> {
  /** What the value must be, to be read after "must be". */
  readonly expected: string;
  /** The value as Limbeck uses it, or undefined when it is wrong. */
  readonly read: (value: unknown) => T | undefined;
  /** What is wrong with a value that cannot be read, where more can be said than what is expected. */
  readonly fault?: (value: unknown) => { readonly message: string; readonly help: string } | undefined;
  readonly default: D;
  readonly doc: string;
}

interface Check<T> {
  readonly expected: string;
  readonly read: (value: unknown) => T | undefined;
  readonly fault?: (value: unknown) => { readonly message: string; readonly help: string } | undefined;
}

function key<T, D extends T | undefined>(check: Check<T>, fallback: D, doc: string): ConfigKey<T, D> {
  return { ...check, default: fallback, doc };
}

function text(expected: string, pattern = /\S/): Check<string> {
  return { expected, read: (value) => (typeof value === 'string' && pattern.test(value) ? value : undefined) };
}

function oneOf<const T extends string>(...words: readonly T[]): Check<T> {
  const expected = words.map((word) => `'${word}'`).join(' or ');
  return { expected, read: (value) => words.find((word) => word === value) };
}

const yesOrNo: Check<boolean> = {
  expected: 'true or false',
  read: (value) => (typeof value === 'boolean' ? value : undefined),
};

/** An array of strings; a single string stands for an array of one. */
function list(expected: string, one: (item: string) => string | undefined = (item) => item): Check<readonly string[]> {
  const read = (value: unknown): readonly string[] | undefined => {
    const items: unknown[] = Array.isArray(value) ? value : [value];
    const texts = items.flatMap((item) => (typeof item === 'string' ? (one(item) ?? []) : []));
    return texts.length === items.length && texts.length > 0 ? texts : undefined;
  };
  return { expected, read };
}

/** A folder of the project, as `a/b` without dots and trailing slash. */
function folder(value: string): string | undefined {
  if (value === '' || /^[/\\]|^[a-z]:|\\|\0/i.test(value)) return undefined;
  const parts = value.split('/').filter((part) => part !== '' && part !== '.');
  return parts.includes('..') ? undefined : parts.join('/') || '.';
}

function read<T>(value: unknown, one: (text: string) => T | undefined): T | undefined {
  return typeof value === 'string' ? one(value) : undefined;
}

const dialect = (value: string): string | undefined => (/^[a-z]+(@\d+(\.\d+)*)?$/.test(value) ? value : undefined);
const identifier = text("the name of a database object, such as 'alembic_version'", /^[^\0]+$/);
const duration = text("a duration, such as '5s' or '500ms'", /^\d+(\.\d+)?\s*(us|ms|s|min|h|d)?$/);

const CLASSES = ['reads', 'writes', 'other'] as const satisfies readonly (keyof LockTimeouts)[];

/** One for all statements, or one for each class of them. */
const timeouts: Check<string | Partial<LockTimeouts>> = {
  expected:
    "a duration, such as '5s', or durations by what is blocked, such as { reads: '2s', writes: '5s', other: '10s' }",
  read: (value) => duration.read(value) ?? record(value, CLASSES, (one) => duration.read(one)),
};

const retries: Check<LockRetries> = {
  expected: "{ attempts, pause }, such as { attempts: 10, pause: '1s' }",
  read: (value) => {
    const given = record(value, ['attempts', 'pause'], (one, name) =>
      name === 'pause' ? duration.read(one) : attempts(one),
    );
    if (given === undefined) return undefined;
    const { attempts: times = 10, pause = '1s' } = given;
    return { attempts: Number(times), pause: String(pause) };
  },
};

function attempts(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 999 ? value : undefined;
}

/** An object with some of these names, and values of the right kind. */
function record<const K extends string, T>(
  value: unknown,
  names: readonly K[],
  one: (value: unknown, name: K) => T | undefined,
): { readonly [P in K]?: T } | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const found: { [P in K]?: T } = {};
  for (const [given, inner] of Object.entries(value)) {
    const name = names.find((known) => known === given);
    const read = name && one(inner, name);
    if (name === undefined || read === undefined) return undefined;
    found[name] = read;
  }
  return found;
}

/** The kinds of objects that a naming convention names. */
const NAMED = ['pk', 'uq', 'fk', 'ck', 'ix', 'ex'] as const satisfies readonly (keyof NamingConvention)[];

/** The first template with a token that does not exist. */
function firstFault(value: unknown): ReturnType<typeof namingFault> {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [given, form] of Object.entries(value)) {
    const kind = NAMED.find((one) => one === given);
    const fault = kind && typeof form === 'string' ? namingFault(kind, form) : undefined;
    if (fault) return fault;
  }
  return undefined;
}

/** SQLAlchemy's tokens: `{ uq: 'uq_%(table_name)s_%(column_0_name)s' }`. */
const naming: Check<NamingConvention> = {
  expected: `an object of name templates for ${NAMED.join(', ')}, such as { uq: 'uq_%(table_name)s_%(column_0_name)s' }`,
  read: (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const entries = Object.entries(value);
    const fits = entries.every(([kind, form]) => NAMED.some((one) => one === kind) && typeof form === 'string' && form);
    return fits && firstFault(value) === undefined ? Object.fromEntries(entries) : undefined;
  },
  fault: firstFault,
};

const fileTemplate: Check<string> = {
  expected: "a file name of tokens, such as '%(year)d%(month).2d%(day).2d_%(rev)s_%(slug)s'",
  read: (value) => read(value, (form) => (fileTemplateFault(form) === undefined ? form : undefined)),
  fault: (value) => read(value, fileTemplateFault),
};

const timeZone: Check<string> = {
  expected: "a time zone such as 'Europe/Berlin', or 'UTC', or 'local' for that of the machine",
  read: (value) => read(value, (name) => (name === 'local' || isTimeZone(name) ? name : undefined)),
};

function isTimeZone(name: string): boolean {
  try {
    return name !== '' && new Intl.DateTimeFormat('en-US', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

const length: Check<number> = {
  expected: 'a whole number from 1 to 200',
  read: (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 200 ? value : undefined,
};

const environmentName = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;

/** Only the names are checked here: what is inside is checked as the configuration itself is. */
const environments: Check<Readonly<Record<string, object>>> = {
  expected: "an object of settings for each name, such as { staging: { lockTimeout: '2s' } }",
  read: (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const fits = Object.entries(value).every(
      ([name, inner]) =>
        environmentName.test(name) && typeof inner === 'object' && inner !== null && !Array.isArray(inner),
    );
    return fits ? Object.fromEntries(Object.entries(value)) : undefined;
  },
};

/** Every key of `limbeck.config`, in the order of `limbeck explain config`; the type is `LimbeckConfig`. */
export const configKeys = {
  migrations: key(
    list("folders inside the project, such as ['migrations']", folder),
    ['migrations'],
    'Folders of migration files; new ones go to the folder of their parent.',
  ),
  recursive: key(yesOrNo, false, 'Whether sub-folders of these hold migrations, too.'),
  fileTemplate: key(
    fileTemplate,
    '%(rev)s_%(slug)s',
    "The name of a new migration file. The tokens are Alembic's: rev, slug, year, month, day, hour, minute, second, epoch. With recursive, / makes sub-folders.",
  ),
  truncateSlugLength: key(length, 40, 'How many characters of the message go into the name of a new file.'),
  timezone: key(timeZone, 'UTC', 'The time zone of `created` and of the times in file names.'),
  postWriteHooks: key(
    list("commands, such as ['npx biome format --write {file}']", (item) => (/\S/.test(item) ? item : undefined)),
    [],
    'Commands that run on a new migration file, each without a shell; {file} is its path.',
  ),
  dialects: key(
    list("dialects, such as ['postgresql@15']", dialect),
    ['postgresql'],
    'What to compile for when --dialect is not given.',
  ),
  versionTable: key(identifier, 'alembic_version', 'The table that records which revisions are applied.'),
  versionTableSchema: key(identifier, undefined, 'The schema of the version table.'),
  lockTimeout: key(
    timeouts,
    undefined,
    'How long a statement waits for a lock; 5s without it. By what others cannot do while it has its locks: reads, writes, other.',
  ),
  lockRetries: key(
    retries,
    { attempts: 10, pause: '1s' },
    'How often a PostgreSQL script tries to take the locks of a transaction before its first change, and how long it pauses in between; 0 attempts: never beforehand.',
  ),
  statementTimeout: key(duration, undefined, 'How long a statement may run.'),
  database: key(
    text("the name of a database, such as 'shop_prod'", /^[^\0]+$/),
    undefined,
    'The only database on which scripts run.',
  ),
  role: key(
    text("the name of a role, such as 'shop_owner'", /^[^\0]+$/),
    undefined,
    'The role as which scripts do everything; who runs them without it.',
  ),
  journal: key(
    oneOf('auto', 'always', 'never'),
    'auto',
    'Whether a script keeps a record of its steps in the table limbeck_journal, by which it goes on after an interruption; auto: where it is not one transaction.',
  ),
  searchPath: key(list("schemas, such as ['app', 'public']"), undefined, 'The search_path that scripts set.'),
  naming: key(naming, {}, 'Names of unnamed constraints and indexes.'),
  constraintNames: key(
    oneOf('written', 'database'),
    'written',
    'Whether unnamed constraints get their name from Limbeck or from the database.',
  ),
  dataLossGate: key(yesOrNo, true, 'Whether data may be lost only where op.allow or --allow says so.'),
  preconditions: key(
    oneOf('derive', 'author'),
    'derive',
    'Whether scripts test before the first change what the compiler knows that the data must be, or only what op.assert says.',
  ),
  templates: key(
    { expected: "a folder inside the project, such as 'templates'", read: (value) => read(value, folder) },
    undefined,
    'Folder of templates that replace those of Limbeck.',
  ),
  environments: key(
    environments,
    {},
    'Settings by name that replace these ones when a command is given --env NAME: several databases of one project.',
  ),
} as const satisfies { readonly [K in keyof LimbeckConfig]-?: ConfigKey<Plain<K>, Plain<K> | undefined> };

/** A setting as Limbeck uses it: where an author may write one text or a list, it is a list. */
type Plain<K extends keyof LimbeckConfig> = K extends 'environments'
  ? Readonly<Record<string, object>>
  : string | readonly string[] extends LimbeckConfig[K]
    ? readonly string[]
    : NonNullable<LimbeckConfig[K]>;

type Keys = typeof configKeys;
type Value<K extends keyof Keys> = NonNullable<ReturnType<Keys[K]['read']>>;
type Optional = { [K in keyof Keys]: Keys[K]['default'] extends undefined ? K : never }[keyof Keys];

/** The configuration of a project after validation, defaults filled in. */
export type ProjectConfig = {
  /** The project's folder, absolute. */
  readonly root: string;
  /** The name given by `--env`. */
  readonly environment?: string;
} & { readonly [K in Exclude<keyof Keys, Optional>]: Value<K> } & { readonly [K in Optional]?: Value<K> };
