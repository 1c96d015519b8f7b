/** What the value of an option is called in the help, where clipanion has nothing but `#0`. */
const values: Readonly<Record<string, string>> = {
  '--config': 'FILE',
  '--env': 'NAME',
  '--dialect': 'NAME',
  '--client': 'NAME',
  '--transaction': 'plan|revision',
  '--journal': 'auto|always|never',
  '--lock-timeout': 'TIME',
  '--lock-retries': 'N',
  '--statement-timeout': 'TIME',
  '--out': 'FILE',
  '--from': 'REV',
  '--to': 'REV',
  '--rev-range': 'A:B',
  '--message': 'TEXT',
  '--head': 'REV',
  '--branch-label': 'LABEL',
  '--depends-on': 'REV',
  '--rev-id': 'ID',
  '--version-path': 'FOLDER',
  '--snapshot': 'DUMP.sql',
  '--baseline': 'DUMP.sql',
  '--revision': 'REV',
  '--format': 'NAME',
  '--allow': 'KEY',
  '--database': 'NAME',
  '--role': 'NAME',
};

/** Help as clipanion writes it, with names for the values and the descriptions under each other again. */
export function readableHelp(text: string): string {
  // What is on of itself is only ever switched off.
  const named = text
    .replaceAll(/--(cache|pager)\b/g, '--no-$1')
    .replace(/(--[a-z-]+) #0/g, (_, option: string) => `${option} ${values[option] ?? 'VALUE'}`);
  const lines = named.split('\n');
  const options = lines.map((line) => /^ {2}(-\S.*?) {2,}(\S.*)$/.exec(line));
  const width = Math.max(0, ...options.map((found) => found?.[1]?.length ?? 0));
  const shown = lines
    .map((line, i) => (options[i] ? `  ${(options[i][1] ?? '').padEnd(width)}  ${options[i][2] ?? ''}` : line))
    .join('\n')
    .replace(/^(Usage\n\n\$ limbeck \S+)/m, '$1 [options]')
    // What every command has stands behind what this one has.
    .replace(/\nOptions\n\n((?: {2}(?:-c,--config|-n,--env).*\n)+)((?: {2}-.*\n)+)/, '\nOptions\n\n$2$1');
  return `${shown.trimEnd()}\n`;
}
