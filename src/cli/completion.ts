import type { Definition } from 'clipanion';
import { codes } from '../diagnostics/codes.ts';
import { dialects } from '../dialects/index.ts';
import { configKeys } from '../project/config-keys.ts';
import { graphFormats } from '../report/graph-drawing.ts';
import { clients } from '../script/clients.ts';
import { repeatable } from './overview.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** What may stand for a value: revisions of the project, files, folders, these words, or nothing that could be guessed. */
export type Completed = 'revisions' | 'files' | 'folders' | 'text' | readonly string[];

/** What is offered for the value of an option, in every command that has it. */
const optionValues = {
  '--allow': 'text',
  '--baseline': 'files',
  '--branch-label': 'text',
  '--client': [...new Set(clients.map((one) => one.name))],
  '--config': 'files',
  '--database': 'text',
  '--depends-on': 'revisions',
  '--dialect': dialects.map((one) => one.name),
  '--env': 'text',
  '--format': graphFormats,
  '--from': 'revisions',
  '--head': 'revisions',
  '--journal': ['auto', 'always', 'never'],
  '--lock-timeout': 'text',
  '--lock-retries': 'text',
  '--message': 'text',
  '--out': 'files',
  '--rev-id': 'text',
  '--rev-range': 'revisions',
  '--revision': 'text',
  '--role': 'text',
  '--snapshot': 'files',
  '--statement-timeout': 'text',
  '--to': 'revisions',
  '--transaction': ['plan', 'revision'],
  '--version-path': 'folders',
} as const satisfies Readonly<Record<string, Completed>>;

/** What is offered behind a command; nothing behind the others. */
const commandValues: Readonly<Record<string, Completed>> = {
  completion: shells,
  downgrade: 'revisions',
  edit: 'revisions',
  explain: ['config', ...Object.keys(configKeys), ...Object.keys(codes)],
  init: 'folders',
  merge: 'revisions',
  show: 'revisions',
  stamp: 'revisions',
  types: dialects.map((one) => one.name),
  upgrade: 'revisions',
};

interface CompletedOption {
  /** The long one last. */
  readonly names: readonly string[];
  readonly description: string;
  /** Undefined where it takes none. */
  readonly value: Completed | undefined;
}

interface CompletedCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CompletedOption[];
  readonly value: Completed;
}

/** A script that completes the commands, their options, and what may stand behind them. */
export function completionScript(shell: Shell, definitions: readonly Definition[]): string {
  const commands = definitions.map(completed).sort((a, b) => (a.name < b.name ? -1 : 1));
  return scripts[shell](commands);
}

const scripts: Readonly<Record<Shell, (commands: readonly CompletedCommand[]) => string>> = { bash, zsh, fish };

function completed({ path, description, options }: Definition): CompletedCommand {
  const name = path.split(' ').slice(1).join(' ');
  return {
    name,
    description: plain(description ?? ''),
    options: options.map((one): CompletedOption => {
      const [spellings = '', value] = one.definition.split(' ');
      // What is on of itself is only ever switched off.
      const names = spellings.split(',').map((spelling) => spelling.replace(/^--(cache|pager)$/, '--no-$1'));
      const known = value === undefined ? undefined : completionOf(names.at(-1) ?? '');
      return { names, description: plain(one.description ?? ''), value: known };
    }),
    value: commandValues[name] ?? 'text',
  };
}

/** @throws Error for an option that nobody has thought of here */
function completionOf(option: string): Completed {
  const value = Object.entries(optionValues).find(([one]) => one === option)?.[1];
  if (value === undefined) throw new Error(`what completes the value of ${option} is not written down`);
  return value;
}

/** Safe between single quotes of any shell. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replaceAll("'", '’')
    .replace(/[\\`$"[\]:]/g, ' ')
    .trim();
}

/** The ids and labels of the project around the current folder: single values, and those that stand in lists. */
const REVISIONS =
  'limbeck history --json 2>/dev/null | sed -n -e \'s/.*"revision": "\\([^"]*\\)".*/\\1/p\' -e \'s/^ *"\\([^"]*\\)",\\{0,1\\}$/\\1/p\' | sort -u';

function bash(commands: readonly CompletedCommand[]): string {
  const kind = (value: Completed): string =>
    typeof value === 'string' ? `kind=${value}` : `kind=words words='${value.join(' ')}'`;
  const cases = commands.map(({ name, options, value }) => {
    const long = options.map(({ names }) => names.at(-1) ?? '').join(' ');
    return `    ${name}) options='${long}' ${kind(value)} ;;`;
  });
  const values = new Map<string, Completed>();
  for (const { names, value } of commands.flatMap((one) => one.options))
    if (value !== undefined) values.set(names.join('|'), value);
  const ofOptions = [...values].map(([names, value]) => `    ${names}) ${kind(value)} ;;`);
  return `# bash completion of limbeck
_limbeck() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}" options='' kind='' words=''
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${commands.map(({ name }) => name).join(' ')} help' -- "$current"))
    return
  fi
  # --option=value comes as three words.
  if [ "$current" = '=' ]; then current=''; elif [ "$before" = '=' ]; then before="\${COMP_WORDS[COMP_CWORD - 2]}"; fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    help) kind=words words='${commands.map(({ name }) => name).join(' ')}' ;;
  esac
  case "$before" in
${ofOptions.join('\n')}
    *) case "$current" in -*) kind=words words="$options" ;; esac ;;
  esac
  case "$kind" in
    words) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    revisions) COMPREPLY=($(compgen -W "base head heads $(${REVISIONS})" -- "$current")) ;;
    files) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$current")) ;;
    folders) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$current")) ;;
  esac
}
complete -F _limbeck limbeck
`;
}

function zsh(commands: readonly CompletedCommand[]): string {
  const list = commands.map((one) => `    '${one.name}:${one.description}'`);
  const action = (value: Completed): string => {
    if (typeof value !== 'string') return `word:(${value.join(' ')})`;
    return {
      revisions: 'revision:_limbeck_revisions',
      files: 'file:_files',
      folders: 'folder:_files -/',
      text: 'text: ',
    }[value];
  };
  const cases = commands.map((one) => {
    const options = one.options.map(({ names, description, value }) => {
      const end = `[${description}]${value === undefined ? '' : `:${action(value)}`}`;
      const spelt = names.map((name) => (value === undefined ? name : `${name}${name.startsWith('--') ? '=' : '+'}`));
      const repeated = names.some((name) => repeatable.has(name)) ? '*' : `(${names.join(' ')})`;
      return spelt.map((name) => `'${repeated}${name}${end}'`).join(' ');
    });
    const rest = one.value === 'text' ? '' : ` '*:${action(one.value)}'`;
    return `    ${one.name}) _arguments -s ${options.join(' ')}${rest} ;;`;
  });
  return `#compdef limbeck
_limbeck_revisions() {
  local -a found
  found=(base head heads \${(f)"$(${REVISIONS})"})
  compadd -a found
}
_limbeck() {
  local -a commands
  commands=(
${list.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
    help) _describe 'command' commands ;;
  esac
}
# From a folder of fpath it is called at once; sourced, it says what it completes.
if [ "$funcstack[1]" = _limbeck ]; then _limbeck "$@"; else compdef _limbeck limbeck; fi
`;
}

function fish(commands: readonly CompletedCommand[]): string {
  const offered = (value: Completed): string => {
    if (typeof value !== 'string') return ` -x -a '${value.join(' ')}'`;
    const kinds = { revisions: " -x -a '(__limbeck_revisions)'", files: ' -r -F', text: ' -x' };
    return value === 'folders' ? " -x -a '(__fish_complete_directories)'" : kinds[value];
  };
  const lines = commands.flatMap((one) => {
    const behind = `complete -c limbeck -n '__fish_seen_subcommand_from ${one.name}'`;
    return [
      `complete -c limbeck -n __fish_use_subcommand -a ${one.name} -d '${one.description}'`,
      ...(one.value === 'text' ? [] : [`${behind}${offered(one.value).replace(' -x', '')}`]),
      ...one.options.map(({ names, description, value }) => {
        const spelt = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
        return `${behind} ${spelt.join(' ')}${value === undefined ? '' : offered(value)} -d '${description}'`;
      }),
    ];
  });
  return `# fish completion of limbeck
function __limbeck_revisions
  printf '%s\\n' base head heads
  ${REVISIONS}
end
complete -c limbeck -f
${lines.join('\n')}
complete -c limbeck -n __fish_use_subcommand -a help -d 'Say what a command does'
complete -c limbeck -n '__fish_seen_subcommand_from help' -a '${commands.map(({ name }) => name).join(' ')}'
`;
}
