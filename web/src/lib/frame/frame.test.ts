import { expect, test } from 'vitest';
import { lastPlaces, rememberPlace } from './last-places.ts';

function memory(): Storage {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
  } as Storage;
}

test('the team opened last comes first and keeps its project; damaged entries are passed over', () => {
  const store = memory();
  rememberPlace('ana', 'one', undefined, store);
  rememberPlace('ana', 'two', 'p2', store);
  rememberPlace('ana', 'one', 'p1', store);
  rememberPlace('ana', 'two', undefined, store);
  expect(lastPlaces('ana', store)).toEqual([
    { team: 'two', project: 'p2' },
    { team: 'one', project: 'p1' },
  ]);
  store.setItem('muster:of:ana:places', '[{"team":5},{"team":"x","project":""},null]');
  expect(lastPlaces('ana', store).map(({ team }) => team)).toEqual(['x']);
  store.setItem('muster:of:ana:places', '{not json');
  expect(lastPlaces('ana', store)).toEqual([]);
});

test('[L4] where one worked is not told to another account of this browser', () => {
  const store = memory();
  rememberPlace('ana', 'one', 'p1', store);
  expect(lastPlaces('ben', store)).toEqual([]);
});
