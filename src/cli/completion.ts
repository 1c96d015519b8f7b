import type { Definition } from 'clipanion';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

interface CompletedCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly { readonly name: string; readonly description: string }[];
}

/** A script that completes the commands, their options and, by `limbeck history`, the revisions. */
export function completionScript(shell: Shell, definitions: readonly Definition[]): string {
  const commands = definitions.map(completed).sort((a, b) => (a.name < b.name ? -1 : 1));
  return scripts[shell](commands);
}

const scripts: Readonly<Record<Shell, (commands: readonly CompletedCommand[]) => string>> = { bash, zsh, fish };

function completed({ path, description, options }: Definition): CompletedCommand {
  return {
    name: path.split(' ').slice(1).join(' '),
    description: plain(description ?? ''),
    options: options.flatMap((one) => {
      const [given] = /--[a-z-]+/.exec(one.definition) ?? [];
      // What is on of itself is only ever switched off.
      const long = given?.replace(/^--(cache|pager)$/, '--no-$1');
      return long === undefined ? [] : [{ name: long, description: plain(one.description ?? '') }];
    }),
  };
}

/** Safe between single quotes of any shell. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replaceAll("'", '’')
    .replace(/[\\`$"[\]:]/g, ' ')
    .trim();
}

/** The beginnings of revision ids, labels and the words that stand for revisions. */
const REVISIONS = 'limbeck history --json 2>/dev/null | sed -n \'s/.*"revision" *: *"\\([^"]*\\)".*/\\1/p\'';

function bash(commands: readonly CompletedCommand[]): string {
  const cases = commands.map((one) => `    ${one.name}) words='${one.options.map(({ name }) => name).join(' ')}' ;;`);
  return `# bash completion of limbeck
_limbeck() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words=''
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${commands.map(({ name }) => name).join(' ')}' -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    *) COMPREPLY=($(compgen -W "base head heads $(${REVISIONS})" -- "$current") $(compgen -f -- "$current")) ;;
  esac
}
complete -F _limbeck limbeck
`;
}

function zsh(commands: readonly CompletedCommand[]): string {
  const list = commands.map((one) => `    '${one.name}:${one.description}'`);
  const cases = commands.map((one) => {
    const options = one.options.map(({ name, description }) => `'${name}[${description}]'`).join(' ');
    return `    ${one.name}) _arguments -s ${options} '*:revision:_limbeck_revisions' ;;`;
  });
  return `#compdef limbeck
_limbeck_revisions() {
  local -a found
  found=(base head heads \${(f)"$(${REVISIONS})"})
  _describe 'revision' found
  _files
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
  esac
}
_limbeck "$@"
`;
}

function fish(commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap((one) => [
    `complete -c limbeck -f -n __fish_use_subcommand -a ${one.name} -d '${one.description}'`,
    ...one.options.map(
      ({ name, description }) =>
        `complete -c limbeck -n '__fish_seen_subcommand_from ${one.name}' -l ${name.slice(2)} -d '${description}'`,
    ),
  ]);
  return `# fish completion of limbeck
${lines.join('\n')}
function __limbeck_revisions
  printf '%s\\n' base head heads
  ${REVISIONS}
end
complete -c limbeck -n 'not __fish_use_subcommand' -a '(__limbeck_revisions)'
`;
}
