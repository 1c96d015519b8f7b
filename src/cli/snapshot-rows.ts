import { diagnostic, Problem } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { dumpRows } from '../interop/dump-rows.ts';
import type { Project } from '../project/project.ts';
import type { Progress } from './progress.ts';

/**
 * The rows of the version table in a dump.
 *
 * @param path absolute
 * @throws Problem LB909 when the dump does not say them, LB916 when the project has no such revision
 */
export async function snapshotRows(project: Project, path: string, progress: Progress): Promise<readonly string[]> {
  const { versionTable: name, versionTableSchema: schema } = project.config;
  const rows = await dumpRows(path, { name, schema }, (bytes) =>
    progress.tell('reading the dump, megabyte', Math.ceil(bytes / 1e6)),
  );
  const known = new Set(project.revisions.map((one) => one.revision));
  const unknown = rows.filter((id) => !known.has(id));
  if (unknown.length > 0) {
    throw new Problem(
      unknown.map((id) =>
        diagnostic('LB916', `the dump is at "${id}", which this project does not have`, {
          help: didYouMean(id, known) ?? 'is it the dump of another project, or of a newer version of this one?',
        }),
      ),
    );
  }
  return rows;
}
