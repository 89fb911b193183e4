import { expect, test } from 'vitest';
import { collaborationOf, satisfactionOf } from './index.ts';
import type { CollaborationAnswer, SatisfactionAnswer } from './index.ts';

const answer = (satisfaction: number, recommendation: number, at = 5): SatisfactionAnswer => ({
  at,
  satisfaction,
  recommendation,
});
const span = { from: 0, until: 10, asked: 20 };

test('candidate satisfaction: 4 and 5 of all, promoters less detractors, with n and response rate', () => {
  const answers = [answer(5, 10), answer(4, 9), answer(4, 8), answer(3, 7), answer(1, 0)];
  const told = satisfactionOf(answers, span);
  expect(told.satisfied).toBeCloseTo(0.6, 12);
  expect(told.recommendation).toBeCloseTo(0.4 - 0.2, 12);
  expect(told).toMatchObject({ answers: 5, responseRate: 0.25 });
});

test('candidate satisfaction is hidden below 5 answers; its number and rate are not', () => {
  const four = Array.from({ length: 4 }, () => answer(5, 10));
  expect(satisfactionOf(four, span)).toEqual({ satisfied: null, recommendation: null, answers: 4, responseRate: 0.2 });
  expect(satisfactionOf([], { ...span, asked: 0 })).toMatchObject({ satisfied: null, responseRate: null });
});

test('candidate satisfaction: the period is half-open, and what is on no scale is passed over', () => {
  const five = Array.from({ length: 5 }, () => answer(5, 10, 0));
  const odd = [answer(5, 10, 10), answer(6, 10), answer(2.5, 3), answer(3, -1), answer(Number.NaN, 5)];
  expect(satisfactionOf([...five, ...odd], span)).toMatchObject({ satisfied: 1, recommendation: 1, answers: 5 });
});

const vote = (value: number, group?: string): CollaborationAnswer => ({
  month: '2026-05',
  items: [value, value, value, value, 1],
  ...(group !== undefined && { group }),
});
const may = { month: '2026-05', isClosed: true };

test('team collaboration: the mean of five items, told once the month has closed and from 5 answers on', () => {
  const five = [vote(5), vote(5), vote(4), vote(3), vote(3)];
  expect(collaborationOf(five, may).score).toBeCloseTo((4 * (5 + 5 + 4 + 3 + 3) + 5) / 25, 12);
  expect(collaborationOf(five, { ...may, isClosed: false })).toEqual({ score: null, answers: 5 });
  expect(collaborationOf(five.slice(1), may)).toEqual({ score: null, answers: 4 });
  expect(collaborationOf(five, { ...may, month: '2026-04' })).toEqual({ score: null, answers: 0 });
  expect(collaborationOf([...five, { month: '2026-05', items: [5, 5] }, vote(6)], may).answers).toBe(5);
});

test('team collaboration: no split whose complement is below 5', () => {
  const sixA = Array.from({ length: 6 }, () => vote(5, 'a'));
  const b = (count: number) => Array.from({ length: count }, () => vote(2, 'b'));
  expect(collaborationOf([...sixA, ...b(4)], { ...may, group: 'a' })).toEqual({ score: null, answers: 6 });
  expect(collaborationOf([...sixA, ...b(5)], { ...may, group: 'a' }).score).toBeCloseTo(4.2, 12);
  expect(collaborationOf([...sixA, ...b(4)], { ...may, group: 'b' }).score).toBe(null);
});
