import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import fs from 'fs-extra';
import { problem } from '../diagnostics/diagnostic.ts';

/**
 * Writes a file whole or not at all: under another name first, then moved to its place. A link stays one, and the file that it leads to
 * keeps its permissions.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  try {
    await fs.ensureDir(dirname(path));
    const there = await fs.stat(path).catch(ifMissing);
    if (there === undefined || there.isFile())
      await replace(await fs.realpath(path).catch(() => path), text, there?.mode);
    // A device or a pipe, such as /dev/stdout, is written to: nothing may be put in its place.
    else await fs.writeFile(path, text);
  } catch (error) {
    throw unwritable(path, error);
  }
}

async function replace(path: string, text: string, mode: number | undefined): Promise<void> {
  // What must not be written to is not to be replaced either.
  if (mode !== undefined) await fs.access(path, fs.constants.W_OK);
  const temporary = join(dirname(path), `.limbeck-${randomBytes(6).toString('hex')}.tmp`);
  try {
    await fs.writeFile(temporary, text, { flag: 'wx', flush: true });
    if (mode !== undefined) await fs.chmod(temporary, mode & 0o777);
    await fs.rename(temporary, path);
  } catch (error) {
    await fs.remove(temporary).catch(() => undefined);
    throw error;
  }
}

/**
 * Writes a result as `writeWhole` does, but never over another plan.
 *
 * @param digest of the plan that is written; a file that holds something else is kept. Without one, a file that holds any plan is kept
 * @throws Problem LB905
 */
export async function writeResult(
  path: string,
  text: string,
  { name, digest, force }: { readonly name: string; readonly digest?: string | undefined; readonly force: boolean },
): Promise<void> {
  const old = force ? '' : await contentOf(path);
  const found = [...old.matchAll(DIGEST)].map((one) => one[1]);
  const isOurs = digest === undefined ? found.length === 0 : found.length > 0 && found.every((one) => one === digest);
  if (old !== '' && !isOurs) {
    const what = found.length > 0 ? 'holds another plan' : 'exists already and is not this plan';
    throw problem('LB905', `${name} ${what}`, {
      help: `choose another name${digest === undefined ? '' : ', or overwrite it with --force'}; nothing was changed`,
    });
  }
  await writeWhole(path, text);
}

/** In a script's header and seal, and in a plan as JSON. */
const DIGEST = /^(?:-- (?:END OF PLAN digest=|digest )| {2}"digest": ")([0-9a-f]{64})\b/gm;

/** What is in a file; empty for none, and for what is no file. */
async function contentOf(path: string): Promise<string> {
  try {
    const there = await fs.stat(path).catch(ifMissing);
    return there?.isFile() ? await fs.readFile(path, 'utf8') : '';
  } catch (error) {
    throw unwritable(path, error);
  }
}

function ifMissing(error: unknown): undefined {
  if (isSystemError(error) && error.code === 'ENOENT') return undefined;
  throw error;
}

/** Writes a file that must not exist yet; `name` is what a message calls it. */
export async function writeNew(path: string, text: string, name = path): Promise<void> {
  await ensureFolder(dirname(path));
  try {
    await fs.writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    if (isSystemError(error) && error.code === 'EEXIST') {
      throw problem('LB905', `${name} exists already`, {
        help: 'move it away, or choose another name; nothing was changed',
      });
    }
    throw unwritable(path, error);
  }
}

function unwritable(path: string, error: unknown): Error {
  if (!isSystemError(error)) return error instanceof Error ? error : new Error(String(error));
  return problem('LB906', `cannot write ${path}: ${error.message}`, {
    help: 'check that the folder exists and is yours to write',
  });
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error;
}

/** Makes a folder and those above it; false when it is there already. */
export async function makeFolder(path: string): Promise<boolean> {
  if (await fs.pathExists(path)) return false;
  await ensureFolder(path);
  return true;
}

async function ensureFolder(path: string): Promise<void> {
  try {
    await fs.ensureDir(path);
  } catch (error) {
    throw unwritable(path, error);
  }
}
