import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from './index.ts';
import type { Forecast, Question } from './index.ts';
import { bigFacts } from './testing/big-facts.ts';
import { addApplication, addRequisition, at, day, noFacts, start } from './testing/records.ts';
import type { SomeFacts } from './testing/records.ts';

const asOf = start + 60 * day;
const question: Question = { period: { from: '2026-03-01', until: '2026-06-01' }, asOf };
type Told = Extract<Forecast, { enough: true }>;
const told = (facts: SomeFacts, more: Partial<Question> = {}): Told => {
  const forecast = evaluate(facts, { ...question, ...more }).forecast();
  if (!forecast.enough) throw new Error(forecast.why);
  return forecast;
};

/** A past in which `won` of `decided` applications were accepted after so many days, in posts long filled. */
function aPast({ decided, won, days }: { decided: number; won: number; days: number }): SomeFacts {
  const facts = noFacts();
  addRequisition(facts, 'past', { heads: won });
  for (let index = 0; index < decided; index++)
    addApplication(facts, `past${index}`, {
      requisition: 'past',
      steps: [['screening', start + day], ...(index < won ? [] : [['rejected', start + 5 * day] as const])],
      dates: index < won ? [['offer-accepted', start + (1 + days) * day]] : [],
    });
  return facts;
}

describe('too little to say', () => {
  const open = (facts: SomeFacts): SomeFacts => {
    addRequisition(facts, 'open');
    return facts;
  };
  test('few decided, few accepted, nothing open', () => {
    expect(evaluate(open(aPast({ decided: 19, won: 6, days: 10 })), question).forecast()).toEqual({
      enough: false,
      why: 'too-few-decided',
      have: 19,
      need: 20,
    });
    expect(evaluate(open(aPast({ decided: 30, won: 4, days: 10 })), question).forecast()).toMatchObject({
      why: 'too-few-accepted',
      have: 4,
    });
    expect(evaluate(aPast({ decided: 30, won: 10, days: 10 }), question).forecast()).toMatchObject({ why: 'nothing-open' });
  });
});

describe('what must come out where the answer is plain', () => {
  test('nobody on the board and nobody comes: not within a year', () => {
    const facts = aPast({ decided: 40, won: 20, days: 10 });
    addRequisition(facts, 'open');
    expect(told(facts).all).toMatchObject({ remaining: 1, p50: null, p80: null });
  });
  test('many cards for one opening, all waits 10 days, all waited 4: through in 6 days', () => {
    const facts = aPast({ decided: 200, won: 100, days: 10 });
    addRequisition(facts, 'open', { requestedAt: asOf - 4 * day, createdAt: start, targetOn: '2026-05-06' });
    for (let index = 0; index < 50; index++)
      addApplication(facts, `now${index}`, { requisition: 'open', appliedAt: asOf - 4 * day });
    const { all, requisitions, basis } = told(facts);
    expect(all).toMatchObject({ p50: '2026-05-06', p80: '2026-05-06', onTime: 1 });
    expect(requisitions).toMatchObject([{ requisition: 'open', remaining: 1, p50: '2026-05-06' }]);
    expect(basis).toEqual({ decided: 200, accepted: 100, active: 50, newPerWeek: 50 });
  });
  test('people for one post fill no other', () => {
    const facts = aPast({ decided: 200, won: 100, days: 10 });
    addRequisition(facts, 'full', { requestedAt: asOf - 4 * day, createdAt: start });
    addRequisition(facts, 'empty', { requestedAt: asOf - 4 * day, createdAt: start });
    for (let index = 0; index < 50; index++)
      addApplication(facts, `now${index}`, { requisition: 'full', appliedAt: asOf - 4 * day });
    const { all, requisitions } = told(facts);
    expect(requisitions.map(({ requisition, p50 }) => [requisition, p50])).toEqual([
      ['empty', null],
      ['full', '2026-05-06'],
    ]);
    expect(all.p50).toBeNull();
    expect(told(facts, { filter: { requisitions: ['full'] } }).all.p50).toBe('2026-05-06');
  });
  test('a requisition on hold is left out', () => {
    const facts = aPast({ decided: 200, won: 100, days: 10 });
    addRequisition(facts, 'held', { holds: [{ id: 'h', from: start, to: null, by: 'ana', reason: '' }] });
    expect(evaluate(facts, question).forecast()).toMatchObject({ enough: false, why: 'nothing-open' });
  });
  test('few past cases give a wider range than many of the same kind', () => {
    const spread = (times: number): number => {
      const facts = aPast({ decided: 30 * times, won: 6 * times, days: 10 });
      addRequisition(facts, 'open', { heads: 4, requestedAt: asOf - 28 * day, createdAt: start });
      for (let index = 0; index < 12; index++)
        addApplication(facts, `now${index}`, { requisition: 'open', appliedAt: asOf - ((index % 4) * 7 + 1) * day });
      const { p50, p80 } = told(facts).all;
      return (at(p80 ?? '') - at(p50 ?? '')) / day;
    };
    expect(spread(1)).toBeGreaterThan(spread(40));
  });
});

describe('on a drive', () => {
  const facts = bigFacts(600);
  const late = { asOf: start + 85 * day };
  test('the same facts give the same answer, in whatever order they came, at once or in slices', async () => {
    const first = told(facts, late);
    const turned = {
      ...facts,
      applications: new Map([...facts.applications].reverse()),
      openings: new Map([...facts.openings].reverse()),
    };
    expect(told(turned, late)).toEqual(first);
    expect(await evaluate(facts, { ...question, ...late }).forecastInSlices(() => Promise.resolve())).toEqual(first);
  });
  test('80 % is not before 50 %, weeks only rise, and nobody fills more than is open', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 100 }), (days) => {
        const { all, requisitions, weeks } = told(facts, { asOf: start + days * day });
        for (const { p50, p80 } of [all, ...requisitions]) expect((p80 ?? '9') >= (p50 ?? '9')).toBe(true);
        expect(requisitions.reduce((sum, { remaining }) => sum + remaining, 0)).toBe(all.remaining);
        weeks.forEach(({ low, middle, high }, index) => {
          expect(low <= middle && middle <= high && high <= all.remaining).toBe(true);
          expect(middle).toBeGreaterThanOrEqual(weeks[index - 1]?.middle ?? 0);
        });
      }),
      { numRuns: 8, seed: 1 },
    );
  });
});
