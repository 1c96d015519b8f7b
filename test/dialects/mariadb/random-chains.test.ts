/**
 * Random chains on a real MariaDB: every revision down leads back to the schema from before it, and up again to that behind it.
 * LIMBECK_TEST_RUNS sets how many chains; LIMBECK_TEST_SEED which.
 */
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, module } from '../../cli/run-main.ts';
import { applyScript, mariadbServer, withMariadb } from '../../script/mariadb-server.ts';
import { compiledIn, dumpOf } from './shop.ts';

const runs = Number(process.env.LIMBECK_TEST_RUNS ?? 1);
const seed = Number(process.env.LIMBECK_TEST_SEED ?? 20261128);

const START = `op.createTable('parent', { id: t.integer().primaryKey(), code: t.string(10).notNull().default('x') });
    op.createTable('base', { id: t.integer().primaryKey(), a: t.string(40).notNull(), b: t.integer(), p: t.integer(), s: t.enum('mood', ['ok', 'sad']) });
    op.createIndex('ix_p', 'base', ['p']);
    op.bulkInsert('base', [{ id: 1, a: 'one', b: 2, s: 'ok' }, { id: 2, a: "it's", b: 3 }]);`;

/** What a revision does; `i` is its number, and makes its names its own. */
const changes: Readonly<Record<string, (i: number) => string>> = {
  table: (i) =>
    `op.createTable('t${i}', { id: t.bigint().primaryKey().autoincrement(), v: t.text(), n: t.numeric(8, 3).index() }, null, { comment: 'no. ${i}' });`,
  column: (i) => `op.addColumn('base', 'c${i}', t.integer().notNull().default(${i}).comment('c ${i}'));`,
  text: (i) => `op.addColumn('base', 'd${i}', t.text());`,
  enumeration: (i) => `op.addColumn('base', 'e${i}', t.enum('m${i}', ['x', "it's"]).notNull().default("it's"));`,
  index: (i) => `op.createIndex('ix${i}', 'base', ['a', 'b']);`,
  unique: (i) => `op.createUniqueConstraint('uq${i}', 'base', ['id', 'a']);`,
  check: (i) => `op.createCheckConstraint('ck${i}', 'base', sql\`id < ${1000 + i}\`);`,
  key: (i) => `op.createForeignKey('fk${i}', 'base', 'parent', ['p'], ['id'], { onDelete: 'set null' });`,
  wider: (i) => `op.alterColumn('base', 'a', { type: t.string(${100 + i}) });`,
  fallback: (i) => `op.alterColumn('base', 'b', { default: ${i} });`,
  code: (i) => `op.alterColumn('parent', 'code', { default: 'y${i}', comment: 'since ${i}' });`,
  several: (i) =>
    `op.addColumn('parent', 'f${i}', t.date()); op.renameColumn('parent', 'f${i}', 'g${i}'); op.createIndex('ixg${i}', 'parent', ['g${i}']);`,
  renamed: (i) => `op.createTable('u${i}', { id: t.integer().primaryKey() }); op.renameTable('u${i}', 'w${i}');`,
};

async function checkChain(names: readonly string[]): Promise<void> {
  const bodies = [START, ...names.map((name, i) => changes[name]?.(i + 1) ?? '')];
  const files = bodies.map((body, i): [string, string] => [
    `migrations/${i}.ts`,
    module(`r${i}`, i === 0 ? null : `r${i - 1}`, body),
  ]);
  const root = folderWith({ 'limbeck.config.json': '{ "dataLossGate": false }', ...Object.fromEntries(files) });
  await withMariadb(async (database) => {
    const go = async (from: string, to: string): Promise<string> => {
      const { status, output } = await applyScript(database, await compiledIn(root, from, to));
      assert.is(status, 0, `${names} from ${from} to ${to}\n${output}`);
      return dumpOf(database);
    };
    const seen = ['', await go('base', 'r0')];
    for (let i = 1; i < bodies.length; i++) {
      const before = seen.at(-1) ?? '';
      const [place, next] = [`r${i - 1}`, `r${i}`];
      const after = await go(place, next);
      assert.is.not(after, before, `${names[i - 1]} does something`);
      assert.is(await go(next, place), before, `${names[i - 1]} of ${names}, down`);
      assert.is(await go(place, next), after, `${names[i - 1]} of ${names}, up again`);
      seen.push(after);
    }
    assert.is(await go('head', 'base'), '', `${names}`);
    assert.is(await go('base', 'head'), seen.at(-1), `${names}, at once`);
  });
}

if (mariadbServer === undefined) {
  console.log('skipped: no LIMBECK_TEST_MARIADB, random chains were applied to no MariaDB');
} else {
  test(`${runs} random chains, seed ${seed}`, async () => {
    const chains = fc.array(fc.constantFrom(...Object.keys(changes)), { minLength: 7, maxLength: 10 });
    for (const names of fc.sample(chains, { numRuns: runs, seed })) await checkChain(names);
  });
}

test.run();
