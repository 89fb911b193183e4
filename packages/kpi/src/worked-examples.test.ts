/** The examples that the definitions are written with, and the edge cases they name. */
import { describe, expect, test } from 'vitest';
import { evaluate } from './index.ts';
import type { Question } from './index.ts';
import {
  addApplication,
  addCost,
  addInterview,
  addOpening,
  addRequisition,
  at,
  day,
  hour,
  minute,
  movesOf,
  noFacts,
  start,
} from './testing/records.ts';
import type { SomeFacts } from './testing/records.ts';

const whole: Question = { period: { from: '2026-01-01', until: '2027-01-01' }, asOf: at('2026-04-10') };
const ask = (facts: SomeFacts, question: Partial<Question> = {}) => evaluate(facts, { ...whole, ...question });
const hold = (from: string, to: string | null) => ({
  id: `${from}${to}`,
  from: at(from),
  to: to === null ? null : at(to),
  by: 'ana',
  reason: '',
});

describe('time to fill: three openings requested 1 March, a hold from 10 to 15 March, accepted 20 March and 1 April', () => {
  const facts = noFacts();
  addRequisition(facts, 'post', { heads: 3, holds: [hold('2026-03-10', '2026-03-15')] });
  addApplication(facts, 'a', { dates: [['offer-accepted', at('2026-03-20')]] });
  addApplication(facts, 'b', { dates: [['offer-accepted', at('2026-04-01')]] });
  const fill = ask(facts).timeToFill();

  test('14.0 and 26.0 days: mean = median = 20.0', () => {
    expect(fill.rows().map(({ value }) => value)).toEqual([14, 26]);
    expect(fill).toMatchObject({ value: 20, n: 2, few: true, spread: { mean: 20, median: 20, p90: 26 } });
  });
  test('the third is open for 35.0 days, and filled are 2 of 3', () => {
    expect(fill.open).toMatchObject({ value: 35, n: 1 });
    expect(fill).toMatchObject({ filled: 2, openings: 3 });
  });
  test('without the hold: 19, 31 and 40', () => {
    const gross = { ...facts, requisitions: new Map([...facts.requisitions].map(([id, one]) => [id, { ...one, holds: [] }])) };
    const { rows, open } = ask(gross).timeToFill();
    expect(rows().map(({ value }) => value)).toEqual([19, 31]);
    expect(open.value).toBe(40);
  });
});

test('offer acceptance: 10 sent = 6 accepted, 2 declined, 1 rescinded, 1 pending → 75.0 %', () => {
  const facts = noFacts();
  addRequisition(facts, 'post', { heads: 10 });
  const answers = [
    ...Array<'offer-accepted'>(6).fill('offer-accepted'),
    'offer-declined',
    'offer-declined',
    'offer-rescinded',
    null,
  ] as const;
  answers.forEach((answer, index) =>
    addApplication(facts, `a${index}`, {
      dates: [['offer-sent', at('2026-03-05')], ...(answer === null ? [] : [[answer, at('2026-03-08')] as const])],
    }),
  );
  expect(ask(facts).offerAcceptance()).toMatchObject({
    value: 0.75,
    n: 8,
    sent: 10,
    accepted: 6,
    declined: 2,
    pending: 1,
    rescinded: 1,
    excluded: [
      { reason: 'pending', count: 1 },
      { reason: 'rescinded', count: 1 },
    ],
  });
});

describe('holds', () => {
  const cycleWith = (holds: readonly ReturnType<typeof hold>[]) => {
    const facts = noFacts();
    addRequisition(facts, 'post', { holds });
    addApplication(facts, 'a', {
      dates: [
        ['offer-accepted', at('2026-03-20')],
        ['arrived', at('2026-03-31')],
      ],
    });
    return ask(facts).cycle().value;
  };
  test('holds that overlap count once', () => {
    expect(cycleWith([])).toBe(30);
    expect(cycleWith([hold('2026-03-05', '2026-03-10'), hold('2026-03-08', '2026-03-12')])).toBe(23);
    expect(
      cycleWith([hold('2026-03-05', '2026-03-12'), hold('2026-03-06', '2026-03-07'), hold('2026-03-05', '2026-03-12')]),
    ).toBe(23);
  });
  test('a hold that has begun and not ended goes on; one from before the request counts from the request', () => {
    expect(cycleWith([hold('2026-03-21', null)])).toBe(20);
    expect(cycleWith([hold('2026-02-01', '2026-03-04')])).toBe(27);
  });
  test('a hold that ended later than `asOf` had not ended then', () => {
    const facts = noFacts();
    addRequisition(facts, 'post', { holds: [hold('2026-03-10', '2026-03-15')] });
    expect(ask(facts, { asOf: at('2026-03-12') }).cycle().open.value).toBe(9);
    expect(ask(facts, { asOf: at('2026-03-20') }).cycle().open.value).toBe(14);
  });
});

describe('openings', () => {
  test('each head of a requisition has its own request', () => {
    const facts = noFacts();
    addRequisition(facts, 'post', { heads: 1 });
    addOpening(facts, 'post', 2, { requestedAt: at('2026-03-11') });
    addApplication(facts, 'a', {
      dates: [
        ['offer-accepted', at('2026-03-20')],
        ['arrived', at('2026-03-31')],
      ],
    });
    addApplication(facts, 'b', {
      dates: [
        ['offer-accepted', at('2026-03-21')],
        ['arrived', at('2026-03-31')],
      ],
    });
    expect(
      ask(facts)
        .cycle()
        .rows()
        .map(({ id, value }) => [id, value]),
    ).toEqual([
      ['post-1', 30],
      ['post-2', 20],
    ]);
  });
  test('the one that somebody chose is filled, not the first free one', () => {
    const facts = noFacts();
    addRequisition(facts, 'post', { heads: 2 });
    addApplication(facts, 'a', { opening: 'post-2', dates: [['offer-accepted', at('2026-03-20')]] });
    addApplication(facts, 'b', { dates: [['offer-accepted', at('2026-03-21')]] });
    expect(ask(facts).timeToFill().rows()).toMatchObject([
      { id: 'post-2', application: 'a', flags: ['chosen-opening'] },
      { id: 'post-1', application: 'b', flags: [] },
    ]);
  });
  test('reopened after a renege: the clock goes on from the first request, and the row is flagged', () => {
    const facts = noFacts();
    addRequisition(facts, 'post');
    addApplication(facts, 'a', {
      dates: [
        ['offer-accepted', at('2026-03-05')],
        ['reneged', at('2026-03-08')],
      ],
    });
    addApplication(facts, 'b', {
      dates: [
        ['offer-accepted', at('2026-03-15')],
        ['arrived', at('2026-03-21')],
      ],
    });
    expect(ask(facts).cycle().rows()).toMatchObject([{ id: 'post-1', application: 'b', value: 20, flags: ['reopened'] }]);
    expect(ask(facts).timeToFill().rows()).toMatchObject([{ application: 'b', value: 14, flags: ['reopened'] }]);
    // In between it was open, since its first request.
    expect(ask(facts, { asOf: at('2026-03-10') }).timeToFill()).toMatchObject({
      value: null,
      open: { value: 9, n: 1 },
      filled: 0,
    });
    expect(ask(facts, { asOf: at('2026-03-06') }).timeToFill()).toMatchObject({ value: 4, open: { value: null }, filled: 1 });
  });
  test('who goes makes room for who comes at the same instant', () => {
    const facts = noFacts();
    addRequisition(facts, 'post', { heads: 2 });
    addApplication(facts, 'a', {
      dates: [
        ['offer-accepted', at('2026-03-05')],
        ['reneged', at('2026-03-08')],
      ],
    });
    addApplication(facts, 'b', { dates: [['offer-accepted', at('2026-03-08')]] });
    expect(ask(facts).timeToFill().rows()).toMatchObject([{ id: 'post-1', application: 'b', flags: ['reopened'] }]);
  });
  test('the next in line gets what a no-show gives up', () => {
    const facts = noFacts();
    addRequisition(facts, 'post');
    addApplication(facts, 'a', {
      dates: [['offer-accepted', at('2026-03-05')]],
      steps: [
        ['screening', start],
        ['no-show', at('2026-03-20')],
      ],
    });
    addApplication(facts, 'b', { dates: [['offer-accepted', at('2026-03-10')]] });
    expect(ask(facts, { asOf: at('2026-03-15') }).timeToFill()).toMatchObject({
      n: 1,
      excluded: [{ reason: 'no-opening', count: 1 }],
    });
    expect(ask(facts).timeToFill().rows()).toMatchObject([{ application: 'b', value: 9, flags: ['reopened'] }]);
  });
  test('cancelled ones are left out and counted beside, with their requisition or alone', () => {
    const facts = noFacts();
    addRequisition(facts, 'post', { heads: 2 });
    addOpening(facts, 'post', 2, { cancelledAt: at('2026-03-09') });
    addRequisition(facts, 'other', { cancelledAt: at('2026-03-10') });
    const { value, excluded, open } = ask(facts).cycle();
    expect({ value, excluded, open: open.n }).toEqual({ value: null, excluded: [{ reason: 'cancelled', count: 2 }], open: 1 });
    expect(ask(facts, { asOf: at('2026-03-09') - 1 }).cycle().open.n).toBe(3);
  });
  test('one that somebody arrived for before the cancellation still counts', () => {
    const facts = noFacts();
    addRequisition(facts, 'post', { cancelledAt: at('2026-04-01') });
    addApplication(facts, 'a', {
      dates: [
        ['offer-accepted', at('2026-03-20')],
        ['arrived', at('2026-03-31')],
      ],
    });
    expect(ask(facts).cycle()).toMatchObject({ value: 30, excluded: [] });
  });
  test('a draft asks for nobody', () => {
    const facts = noFacts();
    addRequisition(facts, 'post', { requestedAt: null });
    expect(ask(facts).timeToFill()).toMatchObject({ openings: 0, open: { n: 0 } });
  });
});

describe('arrival rate', () => {
  const withOffer = (...dates: NonNullable<Parameters<typeof addApplication>[2]>['dates'] & object) => {
    const facts = noFacts();
    addRequisition(facts, 'post', { heads: 5 });
    addApplication(facts, 'a', { dates: [['offer-accepted', at('2026-03-02')], ...dates] });
    return facts;
  };
  test('reneged before the start: due, not arrived', () => {
    const facts = withOffer(['start-planned', at('2026-03-02'), { on: '2026-03-16' }], ['reneged', at('2026-03-10')]);
    expect(ask(facts).arrivalRate()).toMatchObject({ value: 0, due: 1, reneged: 1 });
    expect(ask(facts, { asOf: at('2026-03-16') - 1 }).arrivalRate().value).toBeNull();
    // It stays accepted in the offer acceptance, so that the two multiply.
    expect(ask(facts).offerAcceptance()).toMatchObject({ value: 1, accepted: 1 });
  });
  test('rescinded by the company: left out', () => {
    const facts = withOffer(['start-planned', at('2026-03-02'), { on: '2026-03-16' }], ['offer-rescinded', at('2026-03-10')]);
    expect(ask(facts).arrivalRate()).toMatchObject({ value: null, due: 0, excluded: [{ reason: 'rescinded', count: 1 }] });
  });
  test('no-show: pending within 3 working days after the planned start, then due and not arrived', () => {
    // 13 March 2026 is a Friday: Monday, Tuesday and Wednesday are the grace.
    const facts = withOffer(['start-planned', at('2026-03-02'), { on: '2026-03-13' }]);
    expect(ask(facts, { asOf: at('2026-03-19') - 1 }).arrivalRate()).toMatchObject({ value: null, pending: 1 });
    expect(ask(facts, { asOf: at('2026-03-19') }).arrivalRate()).toMatchObject({ value: 0, pending: 0, noShow: 1 });
    expect(ask(facts).arrivalRate().rows()).toMatchObject([{ flags: ['no-show-by-grace'] }]);
  });
  test('the grace is the team’s', () => {
    const facts = {
      ...withOffer(['start-planned', at('2026-03-02'), { on: '2026-03-13' }]),
      targets: noFacts({ targets: { graceDays: 0 } }).targets,
    };
    expect(ask(facts, { asOf: at('2026-03-14') - 1 }).arrivalRate().pending).toBe(1);
    expect(ask(facts, { asOf: at('2026-03-14') }).arrivalRate().noShow).toBe(1);
  });
  test('who comes late after all has arrived', () => {
    const facts = withOffer(['start-planned', at('2026-03-02'), { on: '2026-03-13' }], ['arrived', at('2026-03-25')]);
    expect(ask(facts, { asOf: at('2026-03-24') }).arrivalRate().value).toBe(0);
    expect(ask(facts).arrivalRate().value).toBe(1);
  });
  test('postponed by agreement: the new date counts', () => {
    const facts = withOffer(
      ['start-planned', at('2026-03-02'), { on: '2026-03-13' }],
      ['start-planned', at('2026-03-12'), { on: '2026-05-04' }],
      ['arrived', at('2026-05-04')],
    );
    const april = { period: { from: '2026-03-01', until: '2026-05-01' }, asOf: at('2026-06-01') };
    expect(ask(facts, april).arrivalRate().due).toBe(0);
    expect(ask(facts, { asOf: at('2026-06-01') }).arrivalRate()).toMatchObject({ value: 1, due: 1 });
    // Before it was agreed the old date counted.
    expect(ask(facts, { asOf: at('2026-03-12') - 1 }).arrivalRate().due).toBe(0);
  });
  test('arrived and left within 7 days: arrived, and reported', () => {
    const left = (when: number) =>
      ask(
        withOffer(['start-planned', at('2026-03-02'), { on: '2026-03-16' }], ['arrived', at('2026-03-16')], ['left', when]),
      ).arrivalRate();
    expect(left(at('2026-03-23'))).toMatchObject({ value: 1, earlyLeave: 1 });
    expect(left(at('2026-03-24') - 1)).toMatchObject({ value: 1, earlyLeave: 1 });
    expect(left(at('2026-03-24'))).toMatchObject({ value: 1, earlyLeave: 0 });
  });
  test('fulfilment, under its own name: openings arrived of those due', () => {
    const facts = withOffer(['arrived', at('2026-03-20')]);
    for (const id of ['post-1', 'post-2', 'post-3']) {
      const opening = facts.openings.get(id);
      if (opening !== undefined) facts.openings.set(id, { ...opening, targetOn: '2026-03-31' });
    }
    expect(ask(facts).fulfilmentRate()).toMatchObject({ value: 1 / 3, n: 3, excluded: [{ reason: 'no-target-day', count: 2 }] });
  });
});

describe('cost per hire', () => {
  const withHires = (count: number) => {
    const facts = noFacts();
    addRequisition(facts, 'post', { heads: 5 });
    for (let index = 0; index < count; index++)
      addApplication(facts, `a${index}`, {
        channel: 'referral',
        dates: [
          ['offer-accepted', at('2026-03-02')],
          ['arrived', at('2026-03-20')],
        ],
      });
    return facts;
  };
  const march: Partial<Question> = { period: { from: '2026-03-01', until: '2026-04-01' }, asOf: at('2026-05-01') };

  test('one-off, refund and referral bonus', () => {
    const facts = withHires(2);
    addCost(facts, 'ad', { amount: 3000, on: '2026-03-05', channel: 'job-site' });
    addCost(facts, 'back', { amount: -500, on: '2026-03-25', channel: 'job-site', refundOf: 'ad' });
    addCost(facts, 'bonus', { kind: 'referral-bonus', amount: 1000, on: '2026-03-28', application: 'a0' });
    addCost(facts, 'later', { kind: 'referral-bonus', amount: 1000, application: 'a1' });
    const cost = ask(facts, march).costPerHire();
    expect(cost).toMatchObject({ value: 1750, total: 3500, n: 2, excluded: [{ reason: 'condition-not-met', count: 1 }] });
    expect(cost.byChannel).toEqual([
      { channel: 'job-site', own: 2500, arrivals: 0, perHire: null },
      { channel: 'referral', own: 1000, arrivals: 2, perHire: 500 },
    ]);
    expect(cost.rows().map(({ id, value, flags }) => [id, value, flags])).toEqual([
      ['ad', 3000, []],
      ['back', -500, ['refund']],
      ['bonus', 1000, []],
    ]);
  });
  test('a package goes evenly by day over its validity, to the fen', () => {
    const facts = withHires(1);
    addCost(facts, 'year', { kind: 'package', amount: 100, on: '2026-03-30', until: '2026-04-01' });
    expect(ask(facts, march).costPerHire()).toMatchObject({ total: 66.67, shared: 66.67, sharedPerHire: 66.67 });
    expect(ask(facts, { ...march, period: { from: '2026-04-01', until: '2026-05-01' } }).costPerHire().total).toBe(33.33);
    // Of a package that runs, the days up to `asOf` are recognised.
    expect(ask(facts, { ...march, asOf: at('2026-03-30') + hour }).costPerHire().total).toBe(33.33);
  });
  test('internal work only when asked for', () => {
    const facts = withHires(1);
    addCost(facts, 'hours', { kind: 'internal', amount: 800, on: '2026-03-05' });
    expect(ask(facts, march).costPerHire()).toMatchObject({ value: 0, excluded: [{ reason: 'internal', count: 1 }] });
    expect(ask(facts, { ...march, internalCosts: true }).costPerHire().value).toBe(800);
  });
  test('costs of cancelled requisitions stay in', () => {
    const facts = withHires(1);
    addRequisition(facts, 'gone', { cancelledAt: at('2026-03-10') });
    addCost(facts, 'ad', { amount: 300, on: '2026-03-05', requisition: 'gone' });
    expect(ask(facts, march).costPerHire().value).toBe(300);
  });
  test('nobody arrived: nothing, and the total spend', () => {
    const facts = withHires(0);
    addCost(facts, 'ad', { amount: 300, on: '2026-03-05' });
    expect(ask(facts, march).costPerHire()).toMatchObject({ value: null, n: 0, total: 300, sharedPerHire: null });
  });
  test('a device that receives no costs says so', () => {
    expect(ask({ ...withHires(1), costs: null } as never, march).costPerHire()).toMatchObject({ value: null, hidden: true });
  });
});

describe('moves', () => {
  const furthest = (facts: SomeFacts) =>
    ask(facts)
      .funnel()
      .filter(({ reached }) => reached > 0)
      .at(-1)?.step;
  test('a move that was undone does not count', () => {
    const facts = noFacts();
    const moves = movesOf('a', [
      ['screening', start],
      ['offer', start + day],
    ]);
    const undoing = { ...(moves[1] as (typeof moves)[number]), id: 'undo', at: start + 3 * day, after: ['a.m1'], undoes: 'a.m1' };
    addApplication(facts, 'a', { moves: [...moves, undoing] });
    expect(furthest(facts)).toBe('screening');
    expect(
      ask(facts, { asOf: start + 2 * day })
        .funnel()
        .at(2)?.reached,
    ).toBe(1);
  });
  test('nor does one that the same person reversed within 5 minutes', () => {
    const back = (after: number, by: string) => {
      const facts = noFacts();
      addApplication(facts, 'a', {
        steps: [
          ['screening', start],
          ['offer', start + day, 'ana'],
          ['screening', start + day + after, by],
        ],
      });
      return furthest(facts);
    };
    expect(back(5 * minute, 'ana')).toBe('screening');
    expect(back(5 * minute + 1, 'ana')).toBe('offer');
    expect(back(minute, 'ben')).toBe('offer');
  });
  test('through several columns and back is one slip', () => {
    const facts = noFacts();
    addApplication(facts, 'a', {
      steps: [
        ['screening', start],
        ['interview', start + day],
        ['offer', start + day + minute],
        ['screening', start + day + 2 * minute],
      ],
    });
    expect(furthest(facts)).toBe('screening');
    expect(
      ask(facts)
        .timeInStage()
        .find(({ stage }) => stage === 'screening'),
    ).toMatchObject({ completed: { n: 0 }, open: { value: 40 } });
  });
  test('an outcome taken back at once was none', () => {
    const facts = noFacts();
    addApplication(facts, 'a', {
      steps: [
        ['screening', start],
        ['rejected', start + day],
        ['screening', start + day + minute],
      ],
    });
    expect(ask(facts).timeInStage()[1]).toMatchObject({ completed: { n: 0 }, open: { value: 40, n: 1 } });
  });
});

describe('wrong and missing dates are left out and listed', () => {
  test('an acceptance before the request, an arrival before it', () => {
    const facts = noFacts();
    addRequisition(facts, 'post');
    addApplication(facts, 'a', {
      appliedAt: at('2026-01-05'),
      dates: [
        ['offer-accepted', at('2026-02-01')],
        ['arrived', at('2026-02-02')],
      ],
    });
    const { cycle, timeToFill, timeToHire } = ask(facts);
    for (const number of [cycle(), timeToFill()]) {
      expect(number).toMatchObject({ value: null, warned: 1 });
      expect(number.warnings()).toMatchObject([{ id: 'post-1', reason: 'negative-duration', application: 'a' }]);
    }
    expect(timeToHire().value).toBe(27);
  });
  test('a planned start that is no day, and none at all', () => {
    const facts = noFacts();
    addApplication(facts, 'a', {
      dates: [
        ['offer-accepted', at('2026-03-02')],
        ['start-planned', at('2026-03-02'), { on: '2026-02-30' }],
      ],
    });
    addApplication(facts, 'b', { dates: [['offer-accepted', at('2026-03-02')]] });
    expect(ask(facts).arrivalRate()).toMatchObject({
      value: null,
      warned: 2,
      excluded: [{ reason: 'bad-date' }, { reason: 'missing-date' }],
    });
  });
  test('costs without a day, or over before they begin', () => {
    const facts = noFacts();
    addCost(facts, 'undated', { amount: 100 });
    addCost(facts, 'odd', { kind: 'package', amount: 100, on: '2026-03-05', until: '2026-03-04' });
    addCost(facts, 'never', { amount: 100, on: '2026-13-01' });
    expect(ask(facts).costPerHire()).toMatchObject({ total: 0, warned: 3 });
  });
});

describe('few and none', () => {
  test('no rows: nothing, never 0, in every number', () => {
    const numbers = ask(noFacts());
    for (const number of [
      numbers.cycle(),
      numbers.arrivalRate(),
      numbers.fulfilmentRate(),
      numbers.costPerHire(),
      numbers.timeToFill(),
      numbers.timeToHire(),
      numbers.offerAcceptance(),
      numbers.showUp(),
      numbers.interviewToOffer(),
      ...numbers.timeInStage().flatMap(({ completed, open }) => [completed, open]),
      ...numbers.funnel().flatMap(({ conversion }) => (conversion === null ? [] : [conversion])),
    ])
      expect(number).toMatchObject({ value: null, n: 0, few: true, spread: null, excluded: [] });
    expect(numbers.sources()).toEqual([]);
    expect(numbers.bottleneck().worst).toBeNull();
    expect(numbers.burnUp().points).toEqual([]);
    expect(numbers.forecast()).toMatchObject({ enough: false, why: 'nothing-open' });
    expect(numbers.workload()).toMatchObject({ utilisation: null, imbalanced: false });
    expect(numbers.trend().cycle.map(({ value }) => value)).toEqual(Array(12).fill(null));
  });
  test('fewer than 5 rows are few, 5 are not', () => {
    const facts = noFacts();
    for (let index = 1; index <= 5; index++) {
      addApplication(facts, `a${index}`, { dates: [['offer-accepted', at('2026-03-02')]] });
      expect(ask(facts).timeToHire()).toMatchObject({ n: index, few: index < 5 });
    }
  });
});

describe('days begin where the team is', () => {
  const arrivedAt = (when: number, timeZone: string, period: Question['period']) => {
    const facts = noFacts({ timeZone });
    addRequisition(facts, 'post');
    addApplication(facts, 'a', {
      dates: [
        ['offer-accepted', when],
        ['arrived', when],
      ],
    });
    return ask(facts, { period, asOf: at('2026-12-01') }).cycle().n;
  };
  const april = { from: '2026-04-01', until: '2026-05-01' };
  test('Shanghai: 16:00 UTC is the next day', () => {
    expect(arrivedAt(at('2026-03-31T15:59'), 'Asia/Shanghai', april)).toBe(0);
    expect(arrivedAt(at('2026-03-31T16:00'), 'Asia/Shanghai', april)).toBe(1);
    expect(arrivedAt(at('2026-04-30T15:59'), 'Asia/Shanghai', april)).toBe(1);
    expect(arrivedAt(at('2026-04-30T16:00'), 'Asia/Shanghai', april)).toBe(0);
  });
  test('Berlin: midnight is an hour earlier in UTC once summer time began', () => {
    const days = { from: '2026-03-29', until: '2026-03-30' };
    expect(arrivedAt(at('2026-03-28T22:59'), 'Europe/Berlin', days)).toBe(0);
    expect(arrivedAt(at('2026-03-28T23:00'), 'Europe/Berlin', days)).toBe(1);
    expect(arrivedAt(at('2026-03-29T21:59'), 'Europe/Berlin', days)).toBe(1);
    expect(arrivedAt(at('2026-03-29T22:00'), 'Europe/Berlin', days)).toBe(0);
  });
});

describe('as of a past instant', () => {
  test('what came later does not exist: applications, deletions, acceptances noted afterwards', () => {
    const facts = noFacts();
    addRequisition(facts, 'post', { heads: 3 });
    addApplication(facts, 'noted late', { dates: [['offer-accepted', at('2026-03-10'), { notedAt: at('2026-03-20') }]] });
    addApplication(facts, 'deleted later', { deletedAt: at('2026-03-20'), dates: [['offer-accepted', at('2026-03-10')]] });
    addApplication(facts, 'comes later', {
      createdAt: at('2026-03-20'),
      appliedAt: at('2026-03-02'),
      dates: [['offer-accepted', at('2026-03-10')]],
    });
    const hires = (asOf: string) =>
      ask(facts, { asOf: at(asOf) })
        .timeToHire()
        .rows()
        .map(({ id }) => id);
    expect(hires('2026-03-19')).toEqual(['deleted later']);
    expect(hires('2026-03-20')).toEqual(['comes later', 'noted late']);
  });
  test('an interview whose end was told later was still to come', () => {
    const facts = noFacts();
    addApplication(facts, 'a');
    addInterview(facts, 'i', { application: 'a', at: at('2026-03-10'), statusAt: at('2026-03-12') });
    expect(ask(facts, { asOf: at('2026-03-11') }).showUp()).toMatchObject({
      value: null,
      excluded: [{ reason: 'no-status', count: 1 }],
    });
    expect(ask(facts).showUp().value).toBe(1);
  });
});

describe('the rest', () => {
  test('interview show-up: rescheduled and cancelled ones are out', () => {
    const facts = noFacts();
    addApplication(facts, 'a');
    for (const [index, status] of (
      ['attended', 'attended', 'no-show', 'cancelled-by-company', 'cancelled-by-candidate', 'scheduled'] as const
    ).entries())
      addInterview(facts, `i${index}`, { application: 'a', at: at('2026-03-10'), status });
    expect(ask(facts).showUp()).toMatchObject({ value: 2 / 3, n: 3 });
  });
  test('funnel: resolved leaves out the active, a skipped stage counts as passed, moving back keeps the furthest', () => {
    const facts = noFacts();
    addApplication(facts, 'active', {
      steps: [
        ['screening', start],
        ['interview', start + day],
      ],
    });
    addApplication(facts, 'rejected', {
      steps: [
        ['screening', start],
        ['interview', start + day],
        ['rejected', start + 2 * day],
      ],
    });
    addApplication(facts, 'withdrew', {
      steps: [
        ['screening', start],
        ['withdrawn', start + day],
      ],
    });
    addApplication(facts, 'skipped', {
      steps: [
        ['screening', start],
        ['offer', start + day],
      ],
    });
    addApplication(facts, 'back', {
      steps: [
        ['screening', start],
        ['interview', start + day],
        ['screening', start + 3 * day],
      ],
    });
    addApplication(facts, 'new');
    const [screening, interview, offer] = ask(facts).funnel();
    expect(screening).toMatchObject({ reached: 6, active: 1, resolved: 5, withdrawn: 1, conversion: { value: 4 / 5 } });
    expect(interview).toMatchObject({
      reached: 4,
      active: 2,
      resolved: 2,
      rejected: 1,
      skipped: 1,
      conversion: { value: 1 / 2 },
    });
    expect(interview?.conversion?.rows()).toMatchObject([
      { id: 'rejected', value: 0, flags: [] },
      { id: 'skipped', value: 1, flags: ['skipped'] },
    ]);
    expect(offer).toMatchObject({ reached: 1, active: 1, resolved: 0, conversion: { value: null } });
  });
  test('sources: the first channel within 90 days owns the hire, later ones assist', () => {
    const facts = noFacts();
    const hired = { person: 'li', dates: [['offer-accepted', at('2026-04-01')]] as const };
    addApplication(facts, 'too old', {
      person: 'li',
      channel: 'campus',
      appliedAt: at('2025-12-01'),
      createdAt: at('2025-12-01'),
    });
    addApplication(facts, 'first', { person: 'li', channel: 'referral', appliedAt: at('2026-02-01') });
    addApplication(facts, 'second', { ...hired, channel: 'job-site', appliedAt: at('2026-03-01') });
    const sources = ask(facts)
      .sources()
      .map(({ channel, applications, hired: hires, assists }) => [channel, applications, hires, assists]);
    expect(sources).toEqual([
      ['job-site', 1, 0, 1],
      ['referral', 1, 1, 0],
    ]);
    expect(
      ask(facts)
        .sources()
        .every(({ tooFew }) => tooFew),
    ).toBe(true);
  });
  test('trend: a month each, by the same rules', () => {
    const facts = noFacts();
    addRequisition(facts, 'post', { heads: 2, requestedAt: at('2026-01-01'), createdAt: at('2026-01-01') });
    addApplication(facts, 'a', {
      dates: [
        ['offer-accepted', at('2026-02-10')],
        ['arrived', at('2026-02-20')],
      ],
    });
    addApplication(facts, 'b', {
      dates: [
        ['offer-accepted', at('2026-03-10')],
        ['arrived', at('2026-03-02')],
      ],
    });
    const { cycle } = ask(facts, { months: 3 }).trend();
    expect(cycle).toEqual([
      { month: '2026-02', value: 50, n: 1, few: true },
      { month: '2026-03', value: 60, n: 1, few: true },
      { month: '2026-04', value: null, n: 0, few: true },
    ]);
  });
});
