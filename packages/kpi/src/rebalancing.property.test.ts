import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Application } from '@muster/model';
import { evaluate } from './index.ts';
import type { Load, Question } from './index.ts';
import { addApplication, addInterview, addMember, addRequisition, day, noFacts, start } from './testing/records.ts';

const asOf = start + 30 * day;
const question: Question = { period: { from: '2026-03-01', until: '2026-04-01' }, asOf };
const widest = (loads: readonly Load[]): number => {
  const used = loads.filter(({ shares }) => shares).map(({ utilisation }) => utilisation);
  return Math.max(...used) - Math.min(...used);
};

describe('a proposal', () => {
  const facts = noFacts();
  for (const user of ['ana', 'ben']) addMember(facts, user, { capacity: 4 });
  addMember(facts, 'gone', { deletedAt: start });
  addMember(facts, 'interviewer', { jobRole: 'interviewer' });
  addRequisition(facts, 'post', { heads: 0 });
  for (let index = 0; index < 20; index++)
    addApplication(facts, `a${String(index).padStart(2, '0')}`, {
      owner: 'ana',
      steps: [['screening', start + index * day], ...(index < 5 ? [['interview', start + 25 * day] as const] : [])],
      claim: index === 19 ? { by: 'ana', until: asOf + 1 } : null,
    });
  addInterview(facts, 'soon', { application: 'a18', at: asOf + day, status: 'scheduled' });
  addApplication(facts, 'left behind', { owner: 'gone' });
  const numbers = evaluate(facts, question);
  const { transfers, after } = numbers.rebalancing();

  test('somebody is over and somebody under before, nobody after', () => {
    expect(numbers.workload()).toMatchObject({ imbalanced: true });
    expect(numbers.workload().members.map(({ user, balance }) => [user, balance])).toEqual([
      ['ana', 'over'],
      ['ben', 'under'],
      ['gone', 'even'],
      ['interviewer', 'even'],
    ]);
    expect(after.every(({ balance }) => balance === 'even')).toBe(true);
  });
  test('what belongs to somebody who left goes first; then the newest of the earliest stage', () => {
    expect(transfers.slice(0, 3)).toEqual([
      { application: 'left behind', from: 'gone', to: 'ben' },
      { application: 'a17', from: 'ana', to: 'ben' },
      { application: 'a16', from: 'ana', to: 'ben' },
    ]);
  });
  test('cards that somebody is in touch with, or with an interview soon, stay; nobody outside gets any', () => {
    expect(transfers.map(({ application }) => application)).not.toContain('a19');
    expect(transfers.map(({ application }) => application)).not.toContain('a18');
    expect(new Set(transfers.map(({ to }) => to))).toEqual(new Set(['ben']));
  });
});

test('weights, shares, holds and co-owners, as the formula has them', () => {
  const facts = noFacts();
  addMember(facts, 'ana');
  addRequisition(facts, 'post', { heads: 3, owner: 'ana' });
  addRequisition(facts, 'held', { heads: 3, owner: 'ana', holds: [{ id: 'h', from: start, to: null, by: 'ana', reason: '' }] });
  addApplication(facts, 'a', { owner: 'ana' });
  addInterview(facts, 'i', {
    application: 'a',
    at: asOf + 7 * day - 1,
    status: 'scheduled',
    createdAt: start,
    interviewers: ['ana'],
  });
  addInterview(facts, 'j', {
    application: 'a',
    at: asOf + 7 * day,
    status: 'scheduled',
    createdAt: start,
    interviewers: ['ana'],
  });
  const loadOf = (more: object = {}) => evaluate({ ...facts, ...more }, question).workload().members[0];
  expect(loadOf()?.load).toBeCloseTo(3 ** 0.7 + 0.2 + 0.5, 5);
  expect(loadOf()?.utilisation).toBeCloseTo((3 ** 0.7 + 0.7) / 20, 5);
  expect(loadOf({ weights: new Map([['post', 2]]) })?.load).toBeCloseTo(2 * 3 ** 0.7 + 0.7, 5);
  expect(
    loadOf({
      shares: new Map([
        [
          'post',
          new Map([
            ['ana', 1],
            ['ben', 3],
          ]),
        ],
      ]),
    })?.load,
  ).toBeCloseTo(3 ** 0.7 / 4 + 0.7, 5);
});

const users = ['ana', 'ben', 'chen', 'dora'];
const someCards = fc
  .tuple(
    fc.array(fc.record({ capacity: fc.constantFrom(1, 2, 5, 20), deletedAt: fc.constantFrom(null, null, null, start) }), {
      minLength: 4,
      maxLength: 4,
    }),
    fc.array(
      fc.record({ owner: fc.constantFrom('ana', 'ana', 'ana', ...users), post: fc.constantFrom('p', 'q'), days: fc.nat(20) }),
      {
        maxLength: 50,
        size: 'max',
      },
    ),
  )
  .map(([members, cards]) => {
    const facts = noFacts();
    members.forEach((member, index) => addMember(facts, users[index] as string, member));
    addRequisition(facts, 'p', { heads: 2, owner: 'ben' });
    addRequisition(facts, 'q', { heads: 0 });
    cards.forEach(({ owner, post, days }, index) =>
      addApplication(facts, `a${index}`, { owner, requisition: post, appliedAt: start + days * day }),
    );
    return facts;
  });

test('whatever the cards: carried out, a proposal brings what it says, loses no card and makes nothing worse', () => {
  let proposed = 0;
  fc.assert(
    fc.property(someCards, (facts) => {
      const { transfers, before, after } = evaluate(facts, question).rebalancing();
      proposed += transfers.length;
      expect(new Set(transfers.map(({ application }) => application)).size).toBe(transfers.length);
      const applications = new Map(facts.applications);
      for (const { application, from, to } of transfers) {
        expect(applications.get(application)?.owner).toBe(from);
        applications.set(application, { ...(applications.get(application) as Application), owner: to });
      }
      const then = evaluate({ ...facts, applications }, question);
      for (const { user, load } of after)
        expect(then.workload().members.find((one) => one.user === user)?.load ?? 0).toBeCloseTo(load, 9);
      const isOnlyLevelling = transfers.every(({ from }) => before.some(({ user, shares }) => shares && user === from));
      if (isOnlyLevelling && transfers.length > 0) expect(widest(after)).toBeLessThanOrEqual(widest(before) + 1e-9);
      // Once carried out there is nothing more to propose.
      expect(then.rebalancing().transfers).toEqual([]);
    }),
    { numRuns: 200, seed: 20260506 },
  );
  expect(proposed).toBeGreaterThan(500);
});
