import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { PersistentMap } from '../../src/schema/persistent-map.ts';

/** One change of one of the versions that there are so far. */
const change = fc.record({
  version: fc.nat(),
  key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  value: fc.option(fc.nat(9), { nil: undefined }),
  aside: fc.boolean(),
});

/** Mostly the newest version is changed, as in a chain. */
const changes = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 3 }), change).map(([luck, one]) => ({ ...one, newest: luck > 0 })),
  { maxLength: 120 },
);

test('every version reads like a Map to which the same was done', () => {
  fc.assert(
    fc.property(changes, (list) => {
      const versions: { readonly map: PersistentMap<number>; readonly model: ReadonlyMap<string, number> }[] = [
        { map: PersistentMap.of(), model: new Map() },
      ];
      for (const { version, newest, key, value, aside } of list) {
        const chosen = versions.at(newest ? -1 : version % versions.length);
        if (chosen === undefined) continue;
        const { map, model } = chosen;
        const from = aside ? map.aside() : map;
        const changed = new Map(model);
        if (value === undefined) changed.delete(key);
        else changed.set(key, value);
        versions.push({ map: value === undefined ? from.delete(key) : from.set(key, value), model: changed });
      }
      for (const { map, model } of versions) {
        assert.equal([...map], [...model]);
        assert.equal(map.keys(), [...model.keys()]);
        assert.equal(map.values(), [...model.values()]);
        assert.is(map.size, model.size);
        for (const key of 'abcdefg') {
          assert.is(map.get(key), model.get(key));
          assert.is(map.has(key), model.has(key));
        }
        assert.equal([...PersistentMap.of(map)], [...model]);
      }
    }),
    { numRuns: 500, seed: 20261128 },
  );
});

test('what changes nothing gives the same version', () => {
  const map = PersistentMap.of([['a', 1]]);
  assert.is(map.set('a', 1), map);
  assert.is(map.delete('b'), map);
});

test('an old version of a long history is as near as a new one', () => {
  let map = PersistentMap.of<number>();
  const versions = Array.from({ length: 20_000 }, (_, i) => {
    map = map.set('hot', i).set(`k${i}`, i);
    return map;
  });
  for (const [i, version] of versions.entries()) {
    assert.is(version.get('hot'), i);
    assert.is(version.has(`k${i + 1}`), false);
  }
});

test.run();
