/** The cases of SQLite: answered as Alembic does, or better by a rule; where a rule says that the schema is equal, the shell is asked. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { apply } from '../dialects/sqlite/shell.ts';
import { applyRules, differenceOf, type Judged, readRules, ruleFaults } from './better.ts';
import { compareE2e, compareOps } from './compare.ts';
import { type OpsCase, readCases, SHARED_DATA } from './data.ts';
import { answerE2e } from './e2e-adapter.ts';
import { answerOps } from './ops-adapter.ts';

const dialects = ['sqlite'];
const rules = readRules();
const ops = (readCases(SHARED_DATA, 'ops') ?? []) as readonly (OpsCase & {
  readonly setup?: Readonly<Record<string, readonly string[]>>;
})[];
const answers = await answerOps(ops, dialects);
const judged = applyRules(compareOps(ops, answers, dialects), rules);

test('every SQLite case of ops.json is answered as Alembic does, or better by a rule', () => {
  const wrong = judged.filter((one) => one.verdict === 'differs' || one.verdict === 'missing');
  assert.equal(
    wrong.map((one) => `${one.id}\n${differenceOf(one)}`),
    [],
  );
  assert.equal(
    ruleFaults(judged, rules, () => true, dialects),
    [],
  );
  assert.ok(judged.length > 380);
});

test('every SQLite script of the whole projects is the same or better', async () => {
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

/** What the shell makes of a case's set-up and these statements: columns in the order of their names, keys, indexes, checks. */
function schemaAfter(one: (typeof ops)[number], statements: readonly string[]): string {
  const described = `SELECT m.name, x.name, x.type, x."notnull", x.dflt_value, x.pk, x.hidden FROM sqlite_schema m, pragma_table_xinfo(m.name) x WHERE m.type = 'table' ORDER BY 1, 2;
SELECT m.name, f."table", f."from", f."to", f.on_update, f.on_delete FROM sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table' ORDER BY 1, 2, 3;
SELECT m.name, i."unique", i.origin, i.partial, (SELECT group_concat(name) FROM pragma_index_info(i.name)) FROM sqlite_schema m, pragma_index_list(m.name) i WHERE m.type = 'table' ORDER BY 1, 2, 3, 5;
SELECT name, (length(sql) - length(replace(upper(sql), 'CHECK', ''))) / 5, sql LIKE '%AUTOINCREMENT%' FROM sqlite_schema WHERE type = 'table' ORDER BY 1;`;
  const schemas = ['sales', 'app', 'aux1', 'other'].map((name) => `ATTACH ':memory:' AS ${name}`);
  const input = `${[...schemas, ...(one.setup?.sqlite ?? []), ...statements].map((text) => `${text}\n;\n`).join('')}${described}`;
  const { status, stdout, stderr } = apply(':memory:', input);
  assert.is(status, 0, `${one.id}: ${stderr}\n${input}`);
  // The answers of the guards are no part of the schema.
  return stdout.replace(/^1\n/gm, '');
}

function sqlOf(answer: unknown): readonly string[] | undefined {
  return (answer as { readonly sql?: readonly string[] } | undefined)?.sql;
}

/** Is it a matter of what stands in the schema? */
function saysEqual({ verdict, rule }: Judged): boolean {
  return verdict === 'better' && rule?.proof === 'equal schema on the server';
}

test('where a rule says so, the schema after both is the same', () => {
  const compared: string[] = [];
  for (const one of judged.filter(saysEqual)) {
    const found = ops.find(({ id }) => id === one.id);
    const [theirs, ours] = [sqlOf(one.expected), sqlOf(one.actual)];
    if (!found || !theirs || !ours || OTHER_WORDS.test(one.id)) continue;
    assert.is(schemaAfter(found, ours), schemaAfter(found, theirs), one.id);
    compared.push(one.id);
  }
  assert.ok(compared.length > 20, compared.join());
});

/** The schema has the same meaning in other words: the reason of the rule says it. */
const OTHER_WORDS = /^types_|long_generated_name|combination|bulk_insert|execute\//;

test.run();
