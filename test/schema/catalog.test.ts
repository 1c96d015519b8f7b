import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Catalog, emptyCatalog, heirsOf, withoutTable, withTable } from '../../src/schema/catalog.ts';
import type { Table } from '../../src/schema/model.ts';

const names = ['a', 'b', 'c', 'd'] as const;
const someName = fc.constantFrom(...names);

/** A table comes in, or gets other parents and another name, or goes. */
const change = fc.record({
  name: someName,
  previous: someName,
  inherits: fc.uniqueArray(someName, { maxLength: 2 }),
  partitionOf: fc.option(someName, { nil: undefined }),
  goes: fc.boolean(),
});

const bare = { columns: [], constraints: [], indexes: [] };

test('who inherits from a table is known without looking at all of them', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      let catalog: Catalog = emptyCatalog;
      for (const { name, previous, inherits, partitionOf, goes } of changes) {
        const table: Table = {
          name,
          ...bare,
          options: { inherits: inherits.map((one) => ({ name: one })) },
          ...(partitionOf && { partitionOf: { parent: { name: partitionOf }, bounds: { kind: 'default' } } }),
        };
        const isRename = catalog.tables.has(previous) && !catalog.tables.has(name);
        catalog = goes
          ? withoutTable(catalog, { name })
          : withTable(catalog, table, isRename ? { name: previous } : table);
        for (const parent of names) {
          const found = heirsOf(catalog, { name: parent }).map((one) => one.name);
          const expected = catalog.tables.values().filter((one) => {
            const isPartition = one.partitionOf?.parent.name === parent;
            return isPartition || one.options?.inherits?.some((other) => other.name === parent) === true;
          });
          assert.equal([...found].sort(), expected.map((one) => one.name).sort());
        }
      }
    }),
    { numRuns: 500, seed: 20261128 },
  );
});

test.run();
