/** A command of the mysql program: its name, and whether something may follow it. */
interface MysqlCommand {
  readonly name: string;
  readonly letter: string;
  readonly takesText: boolean;
}

const table = (takesText: boolean, ...entries: readonly string[]): readonly MysqlCommand[] =>
  entries.map((one) => ({ letter: one.charAt(0), name: one.slice(2), takesText }));

/**
 * What mysql and mariadb know between them. `\N` is NULL, and no command.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/mysql-commands.html, https://mariadb.com/docs/server/clients-and-utilities/mariadb-client
 */
const commands: readonly MysqlCommand[] = [
  ...table(true, '? ?', 'C charset', 'r connect', 'd delimiter', 'h help', 'P pager', 'R prompt', '. source'),
  ...table(true, '! system', 'T tee', 'u use', '  query_attributes', '  ssl_session_data_print'),
  ...table(false, 'c clear', 'e edit', 'G ego', 'q exit', 'g go', 'n nopager', 't notee', 'w nowarning', 'p print'),
  ...table(false, 'q quit', '# rehash', 's status', 'W warnings', 'x resetconnection', '- sandbox', 'L local-infile'),
];

const byName = new Map(commands.map((one) => [one.name, one]));
const byLetter = new Map(commands.filter((one) => one.letter !== ' ').map((one) => [one.letter, one]));

/** The command behind a backslash. */
export function commandByLetter(letter: string): MysqlCommand | undefined {
  return byLetter.get(letter);
}

/**
 * The command that a line is, where no statement is pending. A line with the delimiter, or with `\g`, is none, unless it sets another
 * delimiter.
 */
export function commandOfLine(line: string, delimiter: string): MysqlCommand | undefined {
  const [, name = '', rest = ''] = /^[\s]*([^ \t]*)[ \t]*([\s\S]*)$/.exec(line) ?? [];
  const command = byName.get(name.toLowerCase());
  if (command === undefined || (rest.trim() !== '' && !command.takesText)) return undefined;
  if (command.name !== 'delimiter' && (line.includes(delimiter) || line.includes('\\g'))) return undefined;
  return command;
}
