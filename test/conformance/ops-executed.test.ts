/** What the compiler answers to the operation cases is executed on the real server, each after its set-up. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { psql, serverUrl, withDatabase } from '../server/server.ts';
import { dataFolder, type OpsCase, readCases } from './data.ts';
import { answerOps } from './ops-adapter.ts';

interface ExecutableCase extends OpsCase {
  readonly setup?: Readonly<Record<string, readonly string[]>>;
}

const cases = (readCases(dataFolder(undefined), 'ops') ?? []) as readonly ExecutableCase[];

/** Answers that the server refuses for what was asked, not for how it is said. */
const refused: Readonly<Record<string, string>> = {
  'add_column/server_default_boolean_zero': 'a boolean column with the SQL default 0',
  'alter_column/postgresql_string_to_integer_without_using': 'text to integer without USING',
  'types_generic/sql_BINARY': 'a type that PostgreSQL does not have',
  'types_generic/alter_Text_to_JSON': 'text to json without USING',
  'types_generic/alter_String_to_LargeBinary': 'text to bytea without USING',
  'types_generic/alter_String_to_Interval': 'text to interval without USING',
};

/** Cannot run inside the transaction that is rolled back behind each case. */
const ALONE = /\bCONCURRENTLY\b|^\s*(VACUUM|CREATE DATABASE|ALTER SYSTEM)/i;

test('what is said of single cases is said of cases that exist', () => {
  const known = new Set(cases.map((one) => one.id));
  assert.equal(
    Object.keys(refused).filter((id) => !known.has(id)),
    [],
  );
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, the operation cases were executed on no server');
} else {
  test('every answer is accepted by the server', () =>
    withDatabase(async (url) => {
      const answers = await answerOps(cases, ['postgresql']);
      const ran: string[] = [];
      let script =
        '\\set VERBOSITY terse\nCREATE EXTENSION IF NOT EXISTS hstore; CREATE EXTENSION IF NOT EXISTS citext; CREATE EXTENSION IF NOT EXISTS btree_gist;\n';
      for (const one of cases) {
        const answer = answers[one.id]?.postgresql;
        if (answer === undefined || !('sql' in answer)) continue;
        const all = [...(one.setup?.postgresql ?? []), ...answer.sql];
        ran.push(one.id);
        const inTransaction = !answer.sql.some((text) => ALONE.test(text));
        script += `\\warn CASE ${one.id}\n${inTransaction ? 'BEGIN;\n' : ''}`;
        script += all.map((text) => `${text}\n;\n`).join('');
        script += inTransaction ? 'ROLLBACK;\n' : 'DROP SCHEMA public CASCADE; CREATE SCHEMA public;\n';
      }
      const { output } = await psql(url, ['-A', '-t'], script);
      const failed = new Map<string, string>();
      let current = '';
      for (const line of output.split('\n')) {
        if (line.startsWith('CASE ')) current = line.slice(5);
        else if (/ERROR: /.test(line) && !failed.has(current)) failed.set(current, line);
      }
      const unexpected = [...failed].filter(([id]) => refused[id] === undefined);
      assert.equal(unexpected, []);
      assert.equal(
        Object.keys(refused).filter((id) => !failed.has(id)),
        [],
      );
      assert.ok(ran.length > 400);
      console.log(`executed ${ran.length} cases, ${Object.keys(refused).length} of them refused for what they ask`);
    }));
}

test.run();
