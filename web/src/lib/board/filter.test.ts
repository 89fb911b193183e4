import { defaultLimitDays } from '@muster/model';
import { expect, test } from 'vitest';
import { filterOf, termsOf } from './filter.ts';
import { orderLanes } from './lanes.ts';
import { aMove, aPerson, aRequisition, anApplication, day, noon } from './testing/records.ts';
import { plainView, type BoardView } from './view.ts';

const filter = (view: Partial<BoardView>) =>
  filterOf({ ...plainView, ...view }, { me: 'u1', now: noon, stage: (key) => ({ limitDays: defaultLimitDays[key] }) });
const passes = (view: Partial<BoardView>, application = anApplication('a'), person = aPerson('p')): boolean =>
  filter(view).application(application, person, aRequisition('r1'));

test('a search meets name, post, company, city, tags and the need, whatever the case or width', () => {
  const person = aPerson('p', {
    name: 'Lily 吴思远',
    currentPost: 'TikTok 主播',
    currentCompany: '遥望科技',
    city: '广州',
    tags: ['可立即到岗'],
  });
  for (const text of ['lily', '吴思', 'ＬＩＬＹ', 'tiktok', '遥望', '广州', '立即', '天猫', 'lily 广州'])
    expect([text, passes({ text }, undefined, person)]).toEqual([text, true]);
  for (const text of ['张', 'lily 上海', 'lilyx']) expect([text, passes({ text }, undefined, person)]).toEqual([text, false]);
  expect(termsOf('　吴 思远　 ')).toEqual(['吴', '思远']);
});

test('choices of one kind are alternatives, different kinds must all hold', () => {
  const mine = anApplication('a', { owner: 'u1', channel: 'referral' });
  expect(passes({ owners: ['u1', 'u2'] }, mine)).toBe(true);
  expect(passes({ owners: ['u1'], channels: ['campus'] }, mine)).toBe(false);
  expect(passes({ owners: ['u1'], channels: ['campus', 'referral'] }, mine)).toBe(true);
});

test('mine, unassigned, late, claimed and conflicts', () => {
  expect(passes({ mine: true }, anApplication('a', { owner: 'u1' }))).toBe(true);
  expect(passes({ mine: true }, anApplication('a', { owner: 'u2' }))).toBe(false);
  expect(passes({ unassigned: true }, anApplication('a', { owner: 'u2' }))).toBe(false);
  expect(passes({ late: true }, anApplication('a', { since: noon - 3 * day }))).toBe(false);
  expect(passes({ late: true }, anApplication('a', { since: noon - 3 * day - 1 }))).toBe(true);
  expect(passes({ claimed: true }, anApplication('a', { claim: { by: 'u2', until: noon + 1 } }))).toBe(true);
  expect(passes({ claimed: true }, anApplication('a', { claim: { by: 'u2', until: noon } }))).toBe(false);
  expect(passes({ conflicts: true }, anApplication('a', { conflict: [aMove()] }))).toBe(true);
});

test('a need shows under filters that speak of needs, and not under those that speak of candidates', () => {
  const need = aRequisition('r1', { owner: 'u1', status: 'requested', confirmedAt: null });
  expect(filter({ mine: true, late: true, text: '天猫' }).requisition(need)).toBe(true);
  expect(filter({ late: true }).requisition({ ...need, status: 'on-hold' })).toBe(false);
  for (const view of [{ channels: ['x'] }, { tags: ['x'] }, { conflicts: true }, { claimed: true }])
    expect(filter(view).requisition(need)).toBe(false);
});

test('lanes come as ranked, the one without a name last', () => {
  const names: Record<string, string> = { u1: '王', u2: '陈', u3: '李' };
  expect(
    orderLanes(
      ['', 'u2', 'u1', 'u3'],
      (lane) => (lane === 'u3' ? 0 : 1),
      (lane) => names[lane] ?? '',
    ).slice(0, 1),
  ).toEqual(['u3']);
  expect(
    orderLanes(
      ['', 'u2'],
      () => 0,
      (lane) => names[lane] ?? '',
    ).at(-1),
  ).toBe('');
});
