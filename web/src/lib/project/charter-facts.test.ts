import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultTargets } from '@muster/model';
import type { Requisition } from '@muster/model';
import { locale } from '#lib/locale/locale.svelte.ts';
import { budgetInWords, durationOf, headcountInWords, headsAskedFor, indicatorsOf } from './charter-facts.ts';
import { readWhole } from './numbers.ts';
import { typeSizeFor } from './print-size.ts';

beforeEach(() => (locale.current = 'en'));
afterEach(() => (locale.current = 'zh'));

test('the first and the last day both count; days the wrong way round have no length', () => {
  expect(durationOf({ startsOn: '2026-05-01', endsOn: '2026-05-01' })).toBe(1);
  expect(durationOf({ startsOn: '2026-05-01', endsOn: '2026-06-18' })).toBe(49);
  expect(durationOf({ startsOn: '2026-05-02', endsOn: '2026-05-01' })).toBe(null);
  expect(durationOf({ startsOn: null, endsOn: '2026-05-01' })).toBe(null);
});

test('drafts, cancelled and deleted requisitions ask for nobody', () => {
  const requisition = (fields: Partial<Requisition>) =>
    ({ deletedAt: null, status: 'confirmed', headcount: 3, ...fields }) as Requisition;
  expect(
    headsAskedFor([
      requisition({}),
      requisition({ status: 'requested', headcount: 2 }),
      requisition({ status: 'filled', headcount: 1 }),
      requisition({ status: 'draft' }),
      requisition({ status: 'cancelled' }),
      requisition({ deletedAt: 1 }),
    ]),
  ).toBe(6);
});

test('headcount and budget are compared in words', () => {
  expect(headcountInWords(40, 32)).toBe('8 are not asked for by any requisition yet');
  expect(headcountInWords(40, 45)).toBe('Requisitions ask for 5 more than planned');
  expect([headcountInWords(40, 40), headcountInWords(null, 40)]).toEqual(
    Array.from({ length: 2 }, () => 'Requisitions so far ask for 40'),
  );
  expect(budgetInWords(200_000, 40, defaultTargets)).toBe('5,000 CNY per person');
  expect(budgetInWords(240_000, 40, defaultTargets)).toBe('6,000 CNY per person, above the target');
  expect([budgetInWords(null, 40, defaultTargets), budgetInWords(1, null, defaultTargets)]).toEqual([null, null]);
});

test('the indicators are the targets of the team', () => {
  expect(indicatorsOf({ ...defaultTargets, cycleDays: 25 }).map(({ target }) => target)).toEqual([
    'at most 25 days',
    'at least 90%',
    'at most 5,000 CNY',
  ]);
});

test('numbers are read as people type them; nothing is nothing, and words are no number', () => {
  expect(['200000', ' 200,000 ', '¥200，000', '20 万'].map(readWhole)).toEqual([200_000, 200_000, 200_000, NaN]);
  expect(readWhole('  ')).toBe(null);
});

test('the more a charter says, the smaller it is printed, down to what can be read', () => {
  expect(typeSizeFor(['', '', ''])).toBe(10.5);
  expect(typeSizeFor(['一'.repeat(1000)])).toBe(9.5);
  expect(typeSizeFor(['a'.repeat(1000)])).toBe(10.5);
  expect(typeSizeFor(['x\n'.repeat(100)])).toBe(8.5);
});
