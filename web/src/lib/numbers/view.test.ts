import { expect, test } from 'vitest';
import { isFiltered, parts, plainView, readView, toggled, withoutFilters, writeView } from './view.ts';
import type { NumbersView } from './view.ts';

const full: NumbersView = {
  part: 'costs',
  period: { from: '2026-05-01', until: '2026-06-01' },
  requisitions: ['r1', 'r,2&x'],
  owners: ['u1'],
  channels: ['referral', '自定义'],
  asOf: '2026-05-12',
  internal: true,
  explain: 'stage:interview',
  wall: true,
};
const through = (view: NumbersView) => readView(new URLSearchParams(writeView(view, new URLSearchParams()).toString()));

test('a view survives the address: back, reload and a link show the same', () => {
  expect(through(full)).toEqual(full);
  expect(through(plainView)).toEqual(plainView);
  for (const part of parts) expect(through({ ...plainView, part }).part).toBe(part);
});

test('the plain view leaves the address bare, and parameters of others stay', () => {
  expect(writeView(plainView, new URLSearchParams('person=p1&part=costs&asof=2026-01-01&wall=1')).toString()).toBe('person=p1');
  expect(writeView(full, new URLSearchParams('person=p1')).get('person')).toBe('p1');
});

test('nonsense in an address is left out', () => {
  expect(
    readView(new URLSearchParams('part=x&period=x&asof=2026-02-30&internal=yes&req=&req=r1&req=r1&explain=&wall=yes')),
  ).toEqual({
    ...plainView,
    requisitions: ['r1'],
  });
});

test('filters are recruiters, requisitions and channels; clearing them keeps period, day and part', () => {
  expect(isFiltered(plainView)).toBe(false);
  expect(isFiltered({ ...plainView, asOf: '2026-05-12', period: 'all' })).toBe(false);
  const cleared = withoutFilters(full);
  expect(isFiltered(cleared)).toBe(false);
  expect(cleared).toMatchObject({ part: 'costs', asOf: '2026-05-12', period: full.period });
  expect(toggled(toggled(plainView, 'owners', 'u1'), 'owners', 'u1')).toEqual(plainView);
});
