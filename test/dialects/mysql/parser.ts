import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** What is used of the grammar of MySQL. */
interface Grammar {
  validate(
    text: string,
  ): readonly { readonly startLine: number; readonly startColumn: number; readonly message: string }[];
}

/**
 * A reader of MySQL's grammar: it gives what is wrong with a statement; undefined where nothing is.
 * Node cannot load the package as it is published, whose imports name folders; esbuild can.
 */
export async function loadGrammar(): Promise<(statement: string) => string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'limbeck-mysql-grammar-'));
  try {
    const outfile = join(folder, 'grammar.mjs');
    await build({
      stdin: {
        contents: `export { MySQL } from 'dt-sql-parser/dist/parser/mysql/index.js';`,
        resolveDir: import.meta.dirname,
      },
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile,
      logLevel: 'warning',
    });
    const { MySQL } = (await import(pathToFileURL(outfile).href)) as { readonly MySQL: new () => Grammar };
    const grammar = new MySQL();
    return (statement) => {
      const [fault] = grammar.validate(`${statement};`);
      return fault && `${fault.startLine}:${fault.startColumn} ${fault.message}`.slice(0, 120);
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
