import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import fs from 'fs-extra';
import { problem } from '../diagnostics/diagnostic.ts';

/** Writes a file whole or not at all: under another name first, then moved to its place. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await fs.ensureDir(dirname(path));
    await fs.writeFile(temporary, text);
    await fs.rename(temporary, path);
  } catch (error) {
    await fs.remove(temporary).catch(() => undefined);
    throw unwritable(path, error);
  }
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
