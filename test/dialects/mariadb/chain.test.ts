/** The example chain, compiled for MariaDB, through the real client and server: up, down, up again, and every step by itself. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { limbeck } from '../../cli/run-main.ts';
import { applyScript, ask, mariadbServer, withMariadb } from '../../script/mariadb-server.ts';
import { closeGate, compiled, dumpOf, EXAMPLE_HEAD, exampleRoot, rowsOf, until } from './shop.ts';

async function applied(database: string, text: string, what = ''): Promise<string> {
  const { status, output } = await applyScript(database, text);
  assert.is(status, 0, `${what}\n${output}`);
  assert.match(output, /^done: /m);
  return output;
}

async function refused(database: string, text: string, why: RegExp): Promise<void> {
  const before = `${await dumpOf(database)}\n${await rowsOf(database)}`;
  const { status, output } = await applyScript(database, text);
  assert.is(status, 1, output);
  assert.match(output, why);
  assert.not.match(output, /^done: /m);
  assert.is(`${await dumpOf(database)}\n${await rowsOf(database)}`, before);
}

interface PlannedStep {
  readonly revision: string;
  readonly versionTable: readonly Readonly<{
    insert?: string;
    delete?: string;
    update?: readonly [string, string];
  }>[];
}

const ROWS = `
INSERT INTO customer (id, email, full_name) VALUES (1, 'ada@example.com', 'Ada \\\\ "L"'), (2, 'bob@example.com', NULL);
INSERT INTO product (id, sku, title, price) VALUES (7, 'A-7', 'Sieben', 19.99), (8, 'B-8', 'Acht', 0.01);
INSERT INTO purchase (id, customer_id, placed_at) VALUES (100, 1, '2026-01-02 03:04:05'), (101, 2, '2026-01-03 00:00:00');
INSERT INTO purchase_line VALUES (100, 1, 7, 2, 19.99), (100, 2, 8, 5, 0.01), (101, 1, 7, 1, 19.00);
`;
const SHOP = `SELECT id, email FROM customer ORDER BY 1; SELECT id, sku, title, price, active FROM product ORDER BY 1;
SELECT id, customer_id, placed_at FROM purchase ORDER BY 1; SELECT * FROM purchase_line ORDER BY 1, 2`;

/** What is there behind the downgrade of a revision, and was not there before its upgrade. */
const LEFT_BEHIND: Readonly<Record<string, string>> = {
  // Its author wants the value to stay.
  d3f5b90e6c72: ",'returned'",
  // The server makes an index for a foreign key that has none, and keeps it when the key is dropped.
  f47a20b6e8d3: '  KEY `fk_purchase_line_product` (`product_id`),\n',
};

if (mariadbServer === undefined) {
  console.log('skipped: no LIMBECK_TEST_MARIADB, the chain was applied to no MariaDB');
} else {
  for (const options of [[], ['--transaction', 'revision']]) {
    test(`base to head, back to base, and to head again: ${options.join(' ') || 'as it is'}`, async () => {
      await withMariadb(async (database) => {
        const up = await compiled('base', 'head', ...options);
        const down = await compiled('head', 'base', ...options);
        await applied(database, up);
        assert.is(await rowsOf(database), EXAMPLE_HEAD);
        const top = await dumpOf(database);
        assert.match(top, /CONSTRAINT `ck_review_stars` CHECK/);
        await applied(database, down);
        assert.is(await rowsOf(database), '');
        assert.is(await dumpOf(database), '');
        await applied(database, up);
        assert.is(await dumpOf(database), top);
        assert.is(await ask(database, 'SELECT word FROM held_word ORDER BY 1'), "cheap pills\nthat's spam");
      });
    });
  }

  test('rows that are there survive, and those that the chain fills are filled', async () => {
    await withMariadb(async (database) => {
      await applied(database, await compiled('base', '8d20f5e6c4ab'));
      await ask(database, ROWS);
      const shop = await ask(database, SHOP);
      const schema = await dumpOf(database);
      const names = await ask(database, 'SELECT id, HEX(full_name) FROM customer ORDER BY 1');
      const up = await compiled('8d20f5e6c4ab', 'head');
      await applied(database, up);
      assert.is(await ask(database, SHOP), shop);
      assert.is(
        await ask(database, 'SELECT id, country, points, HEX(display_name) FROM customer ORDER BY 1'),
        names.replaceAll('1|', '1|DE|40|').replaceAll('2|', '2|DE|19|'),
      );
      assert.is(await ask(database, 'SELECT id, stock FROM product ORDER BY 1'), '7|10\n8|10');
      assert.is(await ask(database, 'SELECT id, status FROM purchase ORDER BY 1'), '100|new\n101|new');
      const top = await dumpOf(database);
      await applied(database, await compiled('head', '8d20f5e6c4ab'));
      assert.is(await ask(database, SHOP), shop);
      assert.is(await ask(database, 'SELECT id, HEX(full_name) FROM customer ORDER BY 1'), names);
      assert.is((await dumpOf(database)).replace(LEFT_BEHIND.f47a20b6e8d3 ?? '', ''), schema);
      await applied(database, up);
      assert.is(await ask(database, SHOP), shop);
      assert.is(await dumpOf(database), top);
      await applied(database, await compiled('head', 'base'));
      assert.is(await dumpOf(database), '');
    });
  });

  test('every step goes up, down and up again', async () => {
    const told = await limbeck(exampleRoot, 'compile', '--dialect', 'mariadb', '--json');
    const steps: readonly PlannedStep[] = JSON.parse(told.stdout).steps;
    await withMariadb(async (database) => {
      let rows: readonly string[] = [];
      for (const { revision, versionTable } of steps) {
        const from = rows.join(',') || 'base';
        const next = new Set(rows);
        for (const move of versionTable) {
          const gone = move.delete ?? move.update?.[0];
          const come = move.insert ?? move.update?.[1];
          if (gone !== undefined) next.delete(gone);
          if (come !== undefined) next.add(come);
        }
        const to = [...next].sort().join(',');
        const before = rows.length > 0 ? await dumpOf(database) : '';
        const up = await compiled(from, to);
        const beside = rows.length > 0 && versionTable.every((move) => move.insert !== undefined);
        const down = await compiled(to, beside ? `${revision}@-1` : from);
        await applied(database, up, revision);
        const after = await dumpOf(database);
        await applied(database, down, revision);
        assert.is(await rowsOf(database), rows.join(','));
        const kept = LEFT_BEHIND[revision] ?? '';
        const schema = await dumpOf(database);
        assert.ok(schema.includes(kept), schema);
        assert.is(schema.replace(kept, ''), before, revision);
        await applied(database, up, revision);
        assert.is(await dumpOf(database), after, revision);
        assert.is(await rowsOf(database), to);
        rows = [...next].sort();
      }
      assert.equal(rows, [EXAMPLE_HEAD]);
      assert.is(steps.length, 18);
    });
  });

  test('the same file twice changes nothing, and another revision is refused', async () => {
    await withMariadb(async (database) => {
      await ask(database, 'CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)');
      await refused(database, await compiled('8d20f5e6c4ab', 'head'), /limbeck: [\s\S]*8d20f5e6c4ab/);
      const up = await compiled('base', 'head');
      await applied(database, up);
      const everything = `${SHOP}; SELECT * FROM limbeck_journal ORDER BY run, step`;
      const [schema, rows] = [await dumpOf(database), await ask(database, everything)];
      assert.match(
        await applied(database, up),
        /run 1 has applied this plan, nothing to do: \d+ of \d+ steps are done/,
      );
      assert.equal([await dumpOf(database), await ask(database, everything)], [schema, rows]);
      for (const [from, to] of [
        ['base', '3f1c0a9b7d21'],
        ['8d20f5e6c4ab', 'head'],
        ['f47a20b6e8d3', '5b1e7c0d94f6'],
      ] as const)
        await refused(database, await compiled(from, to), /limbeck: /);
    });
  });

  test('a second runner is refused as long as the first is at work', async () => {
    await withMariadb(async (database) => {
      const up = await compiled('base', 'head');
      const half = up.indexOf('\n-- step 12 of ');
      assert.ok(half > 0);
      const gate = await closeGate(database);
      const first = applyScript(database, up.slice(0, half) + gate.wait + up.slice(half));
      await until(
        database,
        "EXISTS (SELECT 1 FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE 'DO GET_LOCK%')",
      );
      assert.is(await rowsOf(database), 'e05b3f9ac168');
      const another = /limbeck: another run of a plan holds the lock of this database[\s\S]*It is connection \d+/;
      for (const text of [up, await compiled('e05b3f9ac168', 'head')]) await refused(database, text, another);
      await gate.open();
      const { status, output } = await first;
      assert.is(status, 0, output);
      assert.is(await rowsOf(database), EXAMPLE_HEAD);
      assert.match(await applied(database, up), /nothing to do/);
    });
  });
}

test.run();
