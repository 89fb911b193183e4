import { expect, test } from 'vitest';
import { isFiltered, plainView, readView, saysView, toggled, withoutFilters, writeView, type BoardView } from './view.ts';

const full: BoardView = {
  text: '天猫 运营',
  mine: true,
  late: true,
  unassigned: false,
  conflicts: true,
  claimed: true,
  requisitions: ['r1', 'r2'],
  owners: ['u1'],
  channels: ['referral'],
  tags: ['可立即到岗', 'a,b&c'],
  lanes: 'owner',
};

test('a view survives the address, tags with commas and ampersands included', () => {
  expect(readView(new URLSearchParams(writeView(full, new URLSearchParams()).toString()))).toEqual(full);
});

test("the side panel's parameters stay", () => {
  const params = writeView(full, new URLSearchParams('person=p1&q=old&tag=gone'));
  expect(params.get('person')).toBe('p1');
  expect(params.getAll('tag')).toEqual(full.tags);
  expect(writeView(plainView, params).toString()).toBe('person=p1');
});

test('nonsense in an address is left out', () => {
  expect(readView(new URLSearchParams(`lanes=sideways&mine=yes&req=&req=r1&req=r1&q=${'x'.repeat(900)}`))).toEqual({
    ...plainView,
    requisitions: ['r1'],
    text: 'x'.repeat(200),
  });
});

test('lanes are no filter, and clearing the filters keeps them', () => {
  expect(isFiltered({ ...plainView, lanes: 'owner', text: '  ' })).toBe(false);
  expect(isFiltered({ ...plainView, tags: ['x'] })).toBe(true);
  expect(withoutFilters(full)).toEqual({ ...plainView, lanes: 'owner' });
});

test('a choice takes values in and out', () => {
  const once = toggled(plainView, 'owners', 'u1');
  expect(once.owners).toEqual(['u1']);
  expect(toggled(once, 'owners', 'u1')).toEqual(plainView);
});

test('a link that says something about the view is told from a plain visit', () => {
  expect(saysView(new URLSearchParams('person=p1'))).toBe(false);
  expect(saysView(new URLSearchParams('late=1'))).toBe(true);
});
