import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOrderedList } from './ordered-list.ts';

interface Item {
  readonly id: string;
  readonly place: number;
  readonly group: number;
}
const compare = (a: Item, b: Item): number => a.place - b.place || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const filters = [() => true, (item: Item) => item.group > 0, (item: Item) => item.group === 1];
const anId = fc.nat(30).map((n) => `i${n}`);
const anItem: fc.Arbitrary<Item> = fc.record({
  id: anId,
  place: fc.nat(6), // few places, so that ties are common
  group: fc.nat(2),
});

test('[P7] a list kept up to date change by change is what filtering and sorting everything gives, whatever filter comes when', () => {
  const aBatch = fc.record({ changes: fc.array(fc.oneof(anItem, anId), { maxLength: 15 }), filter: fc.nat(2) });
  fc.assert(
    fc.property(fc.array(anItem, { maxLength: 40 }), fc.array(aBatch, { maxLength: 10 }), (start, batches) => {
      const all = new Map(start.map((item) => [item.id, item]));
      const list = createOrderedList(all.values(), compare);
      let accepts = filters[0]!;
      const dull = (): Item[] => [...all.values()].filter(accepts).sort(compare);
      expect(list.shown(accepts)).toEqual(dull());
      for (const batch of batches) {
        const changes = new Map<string, Item | null>();
        for (const each of batch.changes) {
          if (typeof each === 'string') changes.set(each, null);
          else changes.set(each.id, each);
        }
        for (const [id, item] of changes) {
          if (item === null) all.delete(id);
          else all.set(id, item);
        }
        const held = list.shown(accepts);
        const before = [...held];
        list.apply(changes);
        expect(list.shown(accepts)).toEqual(dull());
        expect(held).toEqual(before); // what somebody holds does not change under them
        accepts = filters[batch.filter]!;
        expect(list.shown(accepts)).toEqual(dull());
      }
    }),
    { numRuns: 500 },
  );
});

test('[P7] one change in ten thousand compares a few times, and another filter not at all', () => {
  let compared = 0;
  const items = Array.from({ length: 10_000 }, (_, n): Item => ({ id: `i${n}`, place: n, group: n % 2 }));
  const list = createOrderedList(items, (a, b) => (compared++, compare(a, b)));
  list.shown(filters[0]!);
  compared = 0;
  list.apply(new Map([['i500', { id: 'i500', place: 9000, group: 0 }]]));
  expect(compared).toBeLessThan(120);
  expect(list.shown(filters[0]!).findIndex(({ id }) => id === 'i500')).toBe(8999);
  compared = 0;
  expect(list.shown(filters[2]!)).toHaveLength(5000);
  expect(compared).toBe(0);
});
