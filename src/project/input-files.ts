import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { readText } from './files.ts';
import type { Project } from './project.ts';

/** A file beside the migrations that evaluation has read, with the hash of its text. */
export type InputFile = readonly [file: string, hash: string];

/**
 * Files with the hashes of their texts, and their folders with the hashes of their lists: a file that comes to one may be what an
 * import means from then on. The folders of the migrations are in every key already.
 */
export function inputFiles(
  root: string,
  files: readonly string[],
  migrations: readonly string[],
): readonly InputFile[] {
  const folders = new Set(files.map((file) => posix.dirname(file)).filter((one) => !migrations.includes(one)));
  return [...files, ...[...folders].map((one) => `${one}/`)].map((one) => [one, hashOfInput(root, one)]);
}

/**
 * What these revisions and more come to; the same for the same, on every machine. They are taken in load order: the order in
 * which they are applied follows from what they say.
 */
export function contentKey(project: Project, revisionIds: ReadonlySet<string>, more: readonly unknown[]): string {
  const hash = createHash('sha256').update(JSON.stringify(more));
  for (const { revision, file } of project.revisions) {
    if (!revisionIds.has(revision)) continue;
    const text = project.sourceOf(file) ?? '';
    hash.update(`\n${JSON.stringify([revision, file, text.length])}\n${text}`);
  }
  return hash.digest('hex');
}

export function hashOf(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The hash of a file's text or of a folder's list; nothing where it cannot be read. */
export function hashOfInput(root: string, file: string): string {
  if (file.endsWith('/')) return hashOf(readdirSync(join(root, file)).sort().join('\n'));
  const read = readText(root, file);
  return 'text' in read ? hashOf(read.text) : '';
}
