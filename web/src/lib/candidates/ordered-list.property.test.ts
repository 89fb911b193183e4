import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOrderedList } from './ordered-list.ts';

interface Item {
  readonly id: string;
  readonly place: number;
  readonly hidden: boolean;
}
const accepts = (item: Item): boolean => !item.hidden;
const compare = (a: Item, b: Item): number => a.place - b.place || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const anItem: fc.Arbitrary<Item> = fc.record({
  id: fc.nat(30).map((n) => `i${n}`),
  place: fc.nat(6), // few places, so that ties are common
  hidden: fc.boolean(),
});

test('[P7] a list kept up to date change by change is what filtering and sorting everything gives', () => {
  const change = fc.oneof(
    anItem,
    fc.nat(30).map((n) => `i${n}`),
  );
  fc.assert(
    fc.property(
      fc.array(anItem, { maxLength: 40 }),
      fc.array(fc.array(change, { maxLength: 15 }), { maxLength: 10 }),
      (start, batches) => {
        const all = new Map(start.map((item) => [item.id, item]));
        const list = createOrderedList(all.values(), { accepts, compare });
        const dull = (): Item[] => [...all.values()].filter(accepts).sort(compare);
        expect(list.items).toEqual(dull());
        for (const batch of batches) {
          const changes = new Map<string, Item | null>();
          for (const each of batch) {
            if (typeof each === 'string') changes.set(each, null);
            else changes.set(each.id, each);
          }
          for (const [id, item] of changes) {
            if (item === null) all.delete(id);
            else all.set(id, item);
          }
          const before = [...list.items];
          const shown = list.items;
          list.apply(changes);
          expect(list.items).toEqual(dull());
          expect(shown).toEqual(before); // what somebody holds does not change under them
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('[P7] one change in ten thousand compares a few times, not ten thousand times', () => {
  let compared = 0;
  const items = Array.from({ length: 10_000 }, (_, n): Item => ({ id: `i${n}`, place: n, hidden: false }));
  const list = createOrderedList(items, { accepts, compare: (a, b) => (compared++, compare(a, b)) });
  compared = 0;
  list.apply(new Map([['i500', { id: 'i500', place: 9000, hidden: false }]]));
  expect(compared).toBeLessThan(60);
  expect(list.items.findIndex(({ id }) => id === 'i500')).toBe(8999);
});
