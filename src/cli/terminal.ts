/** What a run may do because a person sits at a terminal; nothing of it where standard streams are files or pipes. */
export interface Terminal {
  /** Colours in diagnostics, on standard error. */
  readonly colors: boolean;
  /** Colours in what goes to standard output. */
  readonly resultColors: boolean;
  /** Whether standard output is a terminal: long results are shown by the pager then. */
  readonly output: boolean;
  /** Whether progress may be drawn on standard error. */
  readonly progress: boolean;
  /** Asks one question; undefined where nobody can answer. The answer is undefined when the input ends. */
  readonly ask: ((question: string) => Promise<string | undefined>) | undefined;
  /** Shows a text page by page; false when it could not, and nothing was shown. */
  readonly page: (text: string) => Promise<boolean>;
}

export const noTerminal: Terminal = {
  colors: false,
  resultColors: false,
  output: false,
  progress: false,
  ask: undefined,
  page: async () => false,
};

type Environment = Readonly<Record<string, string | undefined>>;
type Screen = Pick<NodeJS.WriteStream, 'isTTY' | 'rows' | 'columns'>;

/** The terminal of this process, as far as its streams are one. */
export function openTerminal({ stdin, stdout, stderr, env }: NodeJS.Process): Terminal {
  const output = stdout.isTTY === true;
  const errors = stderr.isTTY === true;
  return {
    colors: wantsColors(errors, env),
    resultColors: wantsColors(output, env),
    output,
    progress: errors && env.TERM !== 'dumb',
    ask: stdin.isTTY === true && errors ? (question) => ask(question, stdin, stderr) : undefined,
    page: async (text) => output && !(await fits(text, stdout)) && (await runPager(text, env)),
  };
}

/**
 * FORCE_COLOR decides where it is set (0 and false are off), then NO_COLOR (https://no-color.org: off when not empty),
 * then whether the stream is a terminal that knows colours.
 */
export function wantsColors(isTerminal: boolean, env: Environment): boolean {
  const forced = env.FORCE_COLOR;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  return isTerminal && env.TERM !== 'dumb';
}

async function ask(
  question: string,
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
): Promise<string | undefined> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input, output });
  const ended = new Promise<undefined>((resolve) => lines.once('close', () => resolve(undefined)));
  try {
    const answer = await Promise.race([lines.question(`${question} `), ended]);
    // The end of the input ends no line.
    if (answer === undefined) output.write('\n');
    return answer;
  } finally {
    lines.close();
  }
}

/** Whether a text stands on one screen, with a line left for the prompt. */
async function fits(text: string, screen: Screen): Promise<boolean> {
  const { stripVTControlCharacters } = await import('node:util');
  // Some terminals say 0 for what they do not know.
  const rows = screen.rows || 24;
  const columns = screen.columns || 80;
  const lines = stripVTControlCharacters(text).trimEnd().split('\n');
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil([...line].length / columns)), 0) < rows;
}

/** Runs $PAGER, or less; as the shell would, since it may have options. */
async function runPager(text: string, env: Environment): Promise<boolean> {
  const pager = env.LIMBECK_PAGER ?? env.PAGER ?? 'less';
  if (pager.trim() === '' || pager.trim() === 'cat') return false;
  const { spawn } = await import('node:child_process');
  return new Promise((resolve) => {
    const options = { shell: true, stdio: ['pipe', 'inherit', 'inherit'] as ['pipe', 'inherit', 'inherit'] };
    const child = spawn(pager, { ...options, env: { LESS: 'FRX', LV: '-c', ...env } });
    child.on('error', () => resolve(false));
    // 126 and 127: the shell found no such program.
    child.on('close', (code) => resolve(code !== 126 && code !== 127));
    // Who leaves the pager early has read enough.
    child.stdin.on('error', () => undefined);
    child.stdin.end(text);
  });
}
