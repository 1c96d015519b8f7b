/**
 * A script that was cut off: finished steps stay, none is half done, nothing is done that the whole would not do, and the exit
 * status is not 0. LIMBECK_TEST_EVERY_BYTE=1 cuts at every byte; otherwise each line once, however often it
 * comes: at every byte where a shorter line could mean something else, at some places inside comments and DO blocks.
 */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compileScript, conditionalProject, smallProject } from './project.ts';
import { applyScript, psql, serverUrl, withDatabase } from './server.ts';

const projects = { 'steps of every kind': smallProject(), 'blocks of when': conditionalProject() };
const everyByte = process.env.LIMBECK_TEST_EVERY_BYTE !== undefined;

/** The state in one line, and then an empty database again. */
const STATE_AND_RESET = `
SELECT concat_ws(' ',
  (SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'limbeck_journal'),
  (SELECT string_agg(indexrelid::regclass || ':' || indisvalid, ',' ORDER BY indexrelid::regclass::text) FROM pg_index WHERE indrelid::regclass::text IN ('foo', 'foo_old')),
  (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum),
  (SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute WHERE attrelid = to_regclass('foo') AND attnum > 0 AND NOT attisdropped));
SELECT CASE WHEN to_regclass('alembic_version') IS NULL THEN 'SELECT 1 WHERE false' ELSE 'SELECT version_num FROM alembic_version' END \\gexec
SELECT CASE WHEN to_regclass('foo') IS NULL THEN 'SELECT 1 WHERE false' ELSE 'SELECT v FROM foo ORDER BY id' END \\gexec
SET client_min_messages = warning;
DROP SCHEMA public CASCADE;
CREATE SCHEMA public;
`;

async function stateAndReset(url: string): Promise<string> {
  return (await psql(url, ['-A', '-t'], STATE_AND_RESET)).output.trim();
}

/** Where the script has committed something: behind its own tables, each COMMIT and each statement outside of a transaction. */
function boundaries(script: string): readonly number[] {
  return [...script.matchAll(/^COMMIT;$|^-- Step 1 of|\\gexec$/gm)]
    .filter(
      (match) =>
        !match[0].startsWith('\\') ||
        /CONCURRENTLY|VACUUM/.test(script.slice(script.lastIndexOf('\n', match.index), match.index)),
    )
    .map((match) =>
      match[0].startsWith('--')
        ? script.lastIndexOf('$limbeck$;', match.index) + '$limbeck$;'.length
        : match.index + match[0].length,
    );
}

function cuts(script: string): readonly number[] {
  if (everyByte) return Array.from({ length: script.length }, (_, i) => i);
  const seen = new Set<string>();
  const chosen: number[] = [];
  let start = 0;
  let body = false;
  for (const line of script.split('\n')) {
    if (line.startsWith('$limbeck$')) body = false;
    if (!seen.has(line)) {
      const step = line.startsWith('--') || body ? 29 : /^(?:\\|COMMIT|BEGIN|DROP|SELECT|RESET)/.test(line) ? 1 : 5;
      for (let i = 0; i <= line.length; i += step) chosen.push(start + i);
    }
    if (line === 'DO $limbeck$') body = true;
    seen.add(line);
    start += line.length + 1;
  }
  return chosen.filter((cut) => cut < script.length);
}

/** Bytes of the first line: psql without -v cannot fail before it has read them. */
const FIRST_LINE = '\\if true \\set ON_ERROR_STOP on\n'.length;

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, no script was cut off');
} else {
  const ways = Object.entries(projects).flatMap(([name, root]) =>
    (['plan', 'revision'] as const).map((mode) => ({ name, root, mode })),
  );
  for (const { name, root, mode } of ways) {
    test(`a script of ${name} that was cut off (${mode})`, async () => {
      const whole = await compileScript(root, '--transaction', mode);
      const ends = boundaries(whole);
      const legal: string[] = [];
      await withDatabase(async (url) => {
        legal.push(await stateAndReset(url));
        for (const end of ends) {
          await applyScript(url, whole.slice(0, end + 1));
          legal.push(await stateAndReset(url));
        }
        assert.is((await applyScript(url, whole.slice(0, -1))).status, 0, 'only the last newline is missing');
        assert.is(await stateAndReset(url), legal.at(-1));
      });
      const every = mode === 'revision' ? 29 : name === 'blocks of when' ? 11 : 3;
      const queue = cuts(whole).filter((cut) => everyByte || cut % every === 0);
      const wrong: string[] = [];
      let done = 0;
      const work = () =>
        withDatabase(async (url) => {
          for (let cut = queue.at(done++); cut !== undefined; cut = queue.at(done++)) {
            const withV = cut % 2 === 0;
            const { status } = await applyScript(url, whole.slice(0, cut), ...(withV ? ['-v', 'ON_ERROR_STOP=1'] : []));
            const state = await stateAndReset(url);
            const passed = ends.filter((end) => end <= cut).length;
            // A COMMIT or \gexec that lacks only its last characters may have been carried out at the end of the file.
            const allowed = [
              legal[passed],
              ...(ends.some((end) => end > cut && end - cut <= 7) ? [legal[passed + 1]] : []),
            ];
            if (!allowed.includes(state)) wrong.push(`at ${cut}: ${state}, not ${allowed.join(' or ')}`);
            const mustFail = withV ? cut > 0 : cut > FIRST_LINE;
            if (mustFail && status === 0 && cut < whole.length - 1) wrong.push(`at ${cut}: exit status 0`);
          }
        });
      await Promise.all([work(), work(), work()]);
      assert.equal(wrong.slice(0, 5), []);
      assert.ok(queue.length > 40);
    });
  }
}

test('the cuts cover the script', async () => {
  const whole = await compileScript(projects['steps of every kind']);
  assert.ok(cuts(whole).length > 400);
  assert.ok(boundaries(whole).length >= 4);
});

test.run();
