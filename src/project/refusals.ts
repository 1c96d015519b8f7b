import type { Code } from '../diagnostics/codes.ts';

/** Why something is not available to migrations, and what to write instead. */
export interface Refusal {
  readonly code: Code;
  readonly why: string;
  readonly help: string;
}

type Names = readonly string[];

const words = (text: string): Names => text.split(' ');

const CLOCK = words('Date.now new_Date() Date() performance Temporal').map((name) => name.replace('_', ' '));
const TIME_HELP =
  "write the time as a literal, new Date('2026-01-01T00:00:00Z'), or let the database tell it: sql`CURRENT_TIMESTAMP`";

/** Methods of Date that read or write in the local time zone. */
export const LOCAL_DATE_METHODS = words(
  'getDate getDay getFullYear getHours getMilliseconds getMinutes getMonth getSeconds getTimezoneOffset getYear setDate setFullYear setHours setMilliseconds setMinutes setMonth setSeconds setYear toString toDateString toTimeString',
);
const LOCAL_TIME = ['new Date(year, month, …)', 'new Date(local time)', 'Date.parse(local time)'].concat(
  LOCAL_DATE_METHODS.map((name) => `Date.prototype.${name}`),
);
const UTC_HELP = 'use UTC: a literal that ends in Z, Date.UTC(…), getUTC… or toISOString()';

/** Methods that format or compare by locale, with the prototypes that have them. */
export const LOCALE_METHODS: readonly (readonly [owner: string, method: string])[] = [
  ['Date', 'toLocaleString'],
  ['Date', 'toLocaleDateString'],
  ['Date', 'toLocaleTimeString'],
  ['Number', 'toLocaleString'],
  ['BigInt', 'toLocaleString'],
  ['Array', 'toLocaleString'],
  ['Object', 'toLocaleString'],
  ['String', 'localeCompare'],
  ['String', 'toLocaleUpperCase'],
  ['String', 'toLocaleLowerCase'],
];
const LOCALE = ['Intl'].concat(LOCALE_METHODS.map(([owner, method]) => `${owner}.prototype.${method}`));

const ENVIRONMENT = words(
  'process require module exports Buffer global __dirname __filename navigator localStorage sessionStorage window self document Deno Bun import.meta',
);
const LATER = words(
  'setTimeout setInterval setImmediate clearTimeout clearInterval clearImmediate queueMicrotask Promise MessageChannel Worker',
);
const NETWORK = words('fetch XMLHttpRequest WebSocket EventSource Request Response Headers');
const CODE = words('eval Function WebAssembly');
const MEMORY = words('WeakRef FinalizationRegistry SharedArrayBuffer Atomics');

function all(names: Names, refusal: Refusal): [string, Refusal][] {
  return names.map((name) => [name, refusal]);
}

const RANDOM_HELP = 'write a literal, or let the database draw it: sql`gen_random_uuid()`';

/** Everything that evaluation refuses, by the name under which it is refused. */
export const refusals: ReadonlyMap<string, Refusal> = new Map([
  ...all(CLOCK, { code: 'LB150', why: 'reads the clock', help: TIME_HELP }),
  ...all(LOCAL_TIME, { code: 'LB151', why: 'depends on the local time zone', help: UTC_HELP }),
  ...all(words('Math.random crypto'), { code: 'LB152', why: 'differs in every run', help: RANDOM_HELP }),
  ...all(LOCALE, {
    code: 'LB153',
    why: 'depends on the locale data of the machine',
    help: 'compare with < and >, use toUpperCase() and toLowerCase(), and write formatted text as a literal',
  }),
  ...all(ENVIRONMENT, {
    code: 'LB154',
    why: 'depends on the machine',
    help: 'write the value into the migration, or into a module of the project that it imports',
  }),
  ...all(['import()'], {
    code: 'LB155',
    why: 'loads a module while the migration runs',
    help: "import it at the top of the file: import { … } from './module'",
  }),
  ...all(LATER, {
    code: 'LB156',
    why: 'leaves work for later, but a migration is synchronous',
    help: 'do the work at once; what must wait in the database is SQL: sql`pg_sleep(1)`',
  }),
  ...all(NETWORK, {
    code: 'LB157',
    why: 'uses the network',
    help: 'save the data in a module of the project and import it',
  }),
  ...all(CODE, { code: 'LB158', why: 'runs code from a text', help: 'write the code out as a function' }),
  ...all(MEMORY, {
    code: 'LB159',
    why: 'differs from run to run',
    help: 'use a plain variable, Map, Set or ArrayBuffer',
  }),
  ...all(['globalThis'], {
    code: 'LB160',
    why: 'is shared by all modules and frozen',
    help: 'export a value from a module of the project and import it where it is needed',
  }),
]);

/** The refused globals: touching one is an error. */
export const REFUSED_GLOBALS: Names = [
  ...['performance', 'Temporal', 'crypto', 'Intl'],
  ...ENVIRONMENT.filter((name) => !name.includes('.')),
  ...LATER,
  ...NETWORK,
  ...['eval', 'WebAssembly'],
  ...MEMORY,
];
