import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { main } from '../../src/cli/main.ts';

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

class Gathered extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** Runs a command line in this process, as the program does. */
export async function limbeck(cwd: string, ...argv: readonly string[]): Promise<Outcome> {
  const stdout = new Gathered();
  const stderr = new Gathered();
  const status = await main(argv, { stdout, stderr, cwd });
  return { status, stdout: stdout.text, stderr: stderr.text };
}

const made: string[] = [];
process.on('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files, removed at the end. */
export function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'limbeck-cli-'));
  made.push(root);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

/** A migration module's text. */
export function module(revision: string, down: string | null, body: string, more = ''): string {
  return `import { check, irreversible, migration, sql, t } from 'limbeck';

export default migration({
  revision: '${revision}',
  downRevision: ${down === null ? 'null' : `'${down}'`},
  message: 'about ${revision}',
  upgrade(op) {
    ${body}
  },
  ${more}
});
`;
}
