/** The cases of MySQL: answered as Alembic does, or better by a rule; where a rule says that the schema is equal, MariaDB is asked. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { hasServer, run, schemaOf, withDatabase } from '../dialects/mysql/server.ts';
import { applyRules, differenceOf, type Judged, readRules, ruleFaults } from './better.ts';
import { compareE2e, compareOps } from './compare.ts';
import { type OpsCase, readCases, SHARED_DATA } from './data.ts';
import { answerE2e } from './e2e-adapter.ts';
import { answerOps } from './ops-adapter.ts';

const dialects = ['mysql'];
const rules = readRules();
const ops = (readCases(SHARED_DATA, 'ops') ?? []) as readonly (OpsCase & {
  readonly setup?: Readonly<Record<string, readonly string[]>>;
})[];
const answers = await answerOps(ops, dialects);
const judged = applyRules(compareOps(ops, answers, dialects), rules);

test('every MySQL case of ops.json is answered as Alembic does, or better by a rule', () => {
  const wrong = judged.filter((one) => one.verdict === 'differs' || one.verdict === 'missing');
  assert.equal(
    wrong.map((one) => `${one.id}\n${differenceOf(one)}`),
    [],
  );
  assert.equal(
    ruleFaults(judged, rules, () => true, dialects),
    [],
  );
  assert.ok(judged.length > 400);
});

test('every MySQL script of the whole projects is the same or better', async () => {
  const cases = readCases(SHARED_DATA, 'e2e') ?? [];
  const compared = applyRules(compareE2e(cases, await answerE2e(cases, dialects), dialects), rules);
  assert.equal(
    compared.filter((one) => one.verdict === 'differs' || one.verdict === 'missing').map((one) => [one.id, one.part]),
    [],
  );
  assert.equal(
    ruleFaults(compared, rules, () => true, dialects),
    [],
  );
});

/** What the server makes of a case's set-up and these statements. */
async function schemaAfter(one: (typeof ops)[number], statements: readonly string[]): Promise<string> {
  return withDatabase((database) => {
    const { status, output } = run(database, [...(one.setup?.mysql ?? []), ...statements]);
    assert.is(status, 0, `${one.id}: ${output}`);
    return `${schemaOf(database)}${rowsOf(database)}`;
  });
}

function rowsOf(database: string): string {
  const tables = run(database, ['SHOW TABLES'])
    .output.split('\n')
    .filter((one) => one !== '');
  return tables.map((name) => run(database, [`SELECT * FROM \`${name}\``]).output).join('');
}

function sqlOf(answer: unknown): readonly string[] | undefined {
  return (answer as { readonly sql?: readonly string[] } | undefined)?.sql;
}

/** Is it a matter of what stands in the schema? */
function saysEqual({ verdict, rule }: Judged): boolean {
  return verdict === 'better' && rule?.proof === 'equal schema on the server';
}

/** Says what MySQL has and MariaDB does not. */
const MYSQL_ONLY = /^(?:drop_constraint|naming_convention)\/.*check|check_column_level|functional|parser/;
/** The same schema under another name: the reason of the rule says it. */
const OTHER_WORDS = /long_generated_name/;

if (!hasServer) {
  console.log('skipped: no LIMBECK_TEST_MARIADB, the answers of MySQL were executed on no server');
} else {
  test('where a rule says so, the schema after both is the same', async () => {
    const compared: string[] = [];
    for (const one of judged.filter(saysEqual)) {
      const found = ops.find(({ id }) => id === one.id);
      const [theirs, ours] = [sqlOf(one.expected), sqlOf(one.actual)];
      if (!found || !theirs || !ours || OTHER_WORDS.test(one.id)) continue;
      assert.is(await schemaAfter(found, ours), await schemaAfter(found, theirs.flatMap(divided)), one.id);
      compared.push(one.id);
    }
    assert.ok(compared.length > 4, compared.join());
  });

  test('every answer is accepted by the server, in a database of its own', async () => {
    const refused: string[] = [];
    let accepted = 0;
    for (const one of ops) {
      const ours = sqlOf(answers[one.id]?.mysql);
      if (ours === undefined || MYSQL_ONLY.test(one.id) || usesSchemas(one)) continue;
      const { status, output } = await withDatabase((database) =>
        run(database, [...(one.setup?.mysql ?? []), ...ours]),
      );
      if (status === 0) accepted += 1;
      else refused.push(`${one.id}: ${output}\n${ours.join(';\n')}`);
    }
    assert.equal(
      refused.filter((line) => !Object.keys(inputs).some((id) => line.startsWith(`${id}: `))),
      [],
    );
    assert.ok(accepted > 280, String(accepted));
  });
}

/** What is asked for is what the server refuses, in whichever words. */
const inputs: Readonly<Record<string, string>> = {
  'execute/text_bind_unknown_name': 'a name without a value',
  'types_mysql/VARBINARY_without_length': 'VARBINARY without a length',
};

/** The two statements that Alembic takes for one. */
function divided(sql: string): readonly string[] {
  return sql.split(/;\s+(?=UPDATE )/);
}

/** Databases beside the test's own are not made. */
function usesSchemas(one: OpsCase): boolean {
  return /"(?:schema|source_schema|referent_schema)":/.test(JSON.stringify([one.ops, one.setup_ops ?? null]));
}

test.run();
