import type { CodeEntry } from './entry.ts';

const HERMETIC =
  'Migrations are evaluated hermetically: the same files must give the same script on every machine and in every run.';

/** Reading the project: configuration and files (101–119), metadata (120–129), modules (130–149), hermetic evaluation (150–169). */
export const projectCodes = {
  LB101: {
    severity: 'error',
    title: 'no project here',
    explanation:
      'Neither this folder nor one above it has a limbeck.config file or a folder "migrations". Run `limbeck init`, go to the project, or name its configuration with `--config`.',
  },
  LB102: {
    severity: 'error',
    title: 'configuration file not found',
    explanation: 'The file named with `--config` does not exist or is not a file.',
  },
  LB103: {
    severity: 'error',
    title: 'two configuration files',
    explanation:
      'One folder holds more than one limbeck.config file, or one and a package.json with a key "limbeck", and they may disagree. Keep one of them.',
  },
  LB104: {
    severity: 'error',
    title: 'configuration is not an object',
    explanation:
      'A configuration file has a default export, `export default defineConfig({ … })`, whose value is an object of settings; a JSON file holds that object, package.json as its key "limbeck".',
  },
  LB105: {
    severity: 'error',
    title: 'unknown setting',
    explanation:
      'The configuration has a key that means nothing to Limbeck. A misspelt key would be ignored in silence, so it is an error.',
  },
  LB106: {
    severity: 'error',
    title: 'wrong value of a setting',
    explanation: 'The value of a key in the configuration is not of the kind that this key takes.',
  },
  LB107: {
    severity: 'error',
    title: 'migrations folder missing',
    explanation: 'A folder named under `migrations` in the configuration does not exist in the project.',
  },
  LB108: {
    severity: 'error',
    title: 'configuration is not JSON',
    explanation:
      'limbeck.config.json or package.json cannot be read as JSON. Comments and trailing commas are not JSON.',
  },
  LB109: {
    severity: 'error',
    title: 'unknown environment',
    explanation:
      'The name after --env is none of those that stand under `environments` in the configuration. An environment is a set of settings that replace those above it.',
  },
  LB111: {
    severity: 'error',
    title: 'file cannot be read',
    explanation: 'The operating system refused to read a file or folder of the project.',
  },
  LB112: {
    severity: 'error',
    title: 'file is not UTF-8',
    explanation:
      'Every file of a project is UTF-8 (with or without a byte order mark). Other encodings would change names and data silently.',
  },
  LB120: {
    severity: 'error',
    title: 'no default export',
    explanation:
      'A file in a migrations folder ends in `export default migration({ … })`. Modules that migrations share live in a sub-folder or have a name that begins with an underscore.',
  },
  LB121: {
    severity: 'error',
    title: 'default export is not a migration',
    explanation:
      'The revision graph is read without running any code, so the default export must be written out as `export default migration({ … })` with an object literal.',
  },
  LB122: {
    severity: 'error',
    title: 'computed metadata',
    explanation:
      'revision, downRevision, message, created, branchLabels and dependsOn are read without running the file, so they are literals: strings, null, and arrays of strings.',
  },
  LB123: {
    severity: 'error',
    title: 'metadata missing',
    explanation: 'Every migration states revision, downRevision (null for the first one) and message.',
  },
  LB124: {
    severity: 'error',
    title: 'wrong kind of metadata',
    explanation:
      'revision, message and created are strings; downRevision is a string, null or an array of strings; branchLabels and dependsOn are arrays of strings.',
  },
  LB125: {
    severity: 'error',
    title: 'property given twice',
    explanation: 'In JavaScript the later of two equal properties wins in silence; a migration states each one once.',
  },
  LB126: {
    severity: 'error',
    title: 'unknown property of a migration',
    explanation:
      'The object given to `migration()` has a property that means nothing to Limbeck, often a misspelt one.',
  },
  LB127: {
    severity: 'error',
    title: 'metadata changes when the file is run',
    explanation:
      'The metadata that is written in the file and the metadata of the migration that the file exports differ. They must be the same, since commands such as `heads` only read them.',
  },
  LB130: {
    severity: 'error',
    title: 'syntax error',
    explanation: 'The file is not valid TypeScript or JavaScript.',
  },
  LB131: {
    severity: 'error',
    title: 'TypeScript cannot be translated here',
    explanation:
      'Neither oxc-transform (with its binding for this platform) nor sucrase could be loaded, so TypeScript syntax cannot be translated. Install the dependencies of limbeck again.',
  },
  LB132: {
    severity: 'error',
    title: 'import of something outside the project',
    explanation: `A migration imports "limbeck" and relative modules of its project, nothing else: packages and built-in modules change with the machine. ${HERMETIC}`,
  },
  LB133: {
    severity: 'error',
    title: 'import leaves the project',
    explanation: 'A relative import leads out of the project folder, where other files may lie on another machine.',
  },
  LB134: {
    severity: 'error',
    title: 'imported file not found',
    explanation:
      'A relative import names no file. Looked for: the name itself, then with .ts, .mts, .js, .mjs, then an index file of that folder. Letters count, capital or small, on every machine.',
  },
  LB135: {
    severity: 'error',
    title: 'modules import each other in a circle',
    explanation:
      'In a circle of imports some module runs before what it imports exists. Move what they share into a module of its own.',
  },
  LB136: {
    severity: 'error',
    title: 'name is not exported',
    explanation: 'An import names something which the module does not export.',
  },
  LB137: {
    severity: 'error',
    title: 'kind of import not supported',
    explanation:
      "Modules are imported by `import { … } from`; `import … = require()`, import attributes other than { type: 'json' } and CommonJS files are not supported. Data comes from .json and .csv files.",
  },
  LB138: {
    severity: 'error',
    title: 'module throws while it is loaded',
    explanation: 'The code at the top level of a module threw an error.',
  },
  LB139: {
    severity: 'error',
    title: 'migration throws',
    explanation: "An author's function, such as `upgrade`, threw an error.",
  },
  LB140: {
    severity: 'error',
    title: 'endless recursion',
    explanation: "An author's function calls itself until the stack is full.",
  },
  LB141: {
    severity: 'error',
    title: 'default export is not a migration when run',
    explanation: 'The default export of a migration file is not what `migration()` from "limbeck" returns.',
  },
  LB150: {
    severity: 'error',
    title: 'reads the clock',
    explanation: `The time at which a script is compiled must not change it. Use a literal, or the database's own clock (sql\`CURRENT_TIMESTAMP\`). ${HERMETIC}`,
  },
  LB151: {
    severity: 'error',
    title: 'depends on the local time zone',
    explanation: `Local time differs between machines. Use UTC: ISO strings that end in Z, Date.UTC, getUTC…, toISOString. ${HERMETIC}`,
  },
  LB152: {
    severity: 'error',
    title: 'uses randomness',
    explanation: `A random value differs in every run. Write a literal, or let the database draw it (sql\`gen_random_uuid()\`). ${HERMETIC}`,
  },
  LB153: {
    severity: 'error',
    title: 'depends on the locale',
    explanation: `Sorting and formatting by locale differ with the machine and with the Unicode data of its Node.js, even for a named locale. ${HERMETIC}`,
  },
  LB154: {
    severity: 'error',
    title: 'reads the environment',
    explanation: `Environment variables, the command line, paths and Node's own facilities differ between machines. ${HERMETIC}`,
  },
  LB155: {
    severity: 'error',
    title: 'dynamic import',
    explanation:
      'Modules are imported statically, at the top of a file, so that everything a migration depends on is known before it runs.',
  },
  LB156: {
    severity: 'error',
    title: 'leaves work for later',
    explanation: 'A migration is synchronous: what a timer or a promise does later would be lost.',
  },
  LB157: {
    severity: 'error',
    title: 'uses the network',
    explanation: `Limbeck works offline. ${HERMETIC}`,
  },
  LB158: {
    severity: 'error',
    title: 'runs code from a text',
    explanation:
      'eval, new Function and WebAssembly are not available: code that is put together at run time cannot be reviewed.',
  },
  LB159: {
    severity: 'error',
    title: 'depends on memory or threads',
    explanation: `What WeakRef, FinalizationRegistry, SharedArrayBuffer and Atomics observe differs from run to run. ${HERMETIC}`,
  },
  LB160: {
    severity: 'error',
    title: 'changes what all modules share',
    explanation:
      'Built-in objects and the global object are frozen, so that no migration changes what another one sees.',
  },
  LB173: {
    severity: 'error',
    title: 'a file of data is not JSON',
    explanation:
      'A migration imports a .json file, and its text is not JSON. The file is read when the project is loaded; its value is the default export.',
  },
  LB174: {
    severity: 'error',
    title: 'a file of rows is not CSV',
    explanation:
      'A migration imports a .csv file, which is read when the project is loaded: commas between fields, one row a line (LF or CR LF), UTF-8. A field that has a comma, a quote or a line break in it stands in quotes, and a quote inside of it is doubled. Nothing at all is NULL, "" is the empty string.',
  },
  LB175: {
    severity: 'error',
    title: 'a row of a CSV file has too many or too few fields',
    explanation:
      'Every row has as many fields as the first line names columns. A NULL is nothing between two commas; an empty line is no row.',
  },
  LB176: {
    severity: 'error',
    title: 'the first line of a CSV file does not name its columns',
    explanation: 'The first line names the columns of the table, each once: id,name,price.',
  },
} as const satisfies Record<string, CodeEntry>;
