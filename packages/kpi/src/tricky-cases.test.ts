/** Cases in which several rules meet, reckoned by hand. */
import { describe, expect, test } from 'vitest';
import { evaluate } from './index.ts';
import type { Question } from './index.ts';
import { addApplication, addCost, addOpening, addRequisition, at, day, hour, minute, noFacts, start } from './testing/records.ts';
import type { SomeFacts } from './testing/records.ts';

const month = (number: number): Question['period'] => ({
  from: `2026-0${number}-01`,
  until: `2026-0${number + 1}-01`,
});
const whole: Question = { period: { from: '2026-01-01', until: '2027-01-01' }, asOf: at('2026-07-01') };
const ask = (facts: SomeFacts, question: Partial<Question> = {}) => evaluate(facts, { ...whole, ...question });
const hold = (from: string, to: string) => ({ id: from, from: at(from), to: at(to), by: 'ana', reason: '' });

describe('holds', () => {
  // 1 March to 6 April are 36 days; on hold from 25 March to 4 April, 10 days, the holds overlap from 28 to 31 March.
  test('that overlap across the end of a period count once, and count all, whichever period asks', () => {
    const facts = noFacts();
    addRequisition(facts, 'post', { heads: 2, holds: [hold('2026-03-25', '2026-03-31'), hold('2026-03-28', '2026-04-04')] });
    addApplication(facts, 'a', {
      dates: [
        ['offer-accepted', at('2026-03-20')],
        ['arrived', at('2026-04-06')],
      ],
    });
    expect(ask(facts, { period: month(4) }).cycle()).toMatchObject({ value: 26, n: 1 });
    expect(ask(facts, { period: month(3) }).cycle().n).toBe(0);
    // Seen from within the second hold: to 25 March 24 days, and no more since.
    expect(ask(facts, { asOf: at('2026-04-02') }).cycle().open).toMatchObject({ value: 24, n: 2 });
  });
});

describe('three heads, a renege and a second filling', () => {
  const facts = noFacts();
  addRequisition(facts, 'post', { heads: 2 });
  addOpening(facts, 'post', 3, { requestedAt: at('2026-03-11') });
  addApplication(facts, 'a', {
    dates: [
      ['offer-accepted', at('2026-03-06')],
      ['reneged', at('2026-03-16')],
    ],
  });
  for (const [id, accepted] of [
    ['b', '2026-03-08'],
    ['c', '2026-03-13'],
    ['d', '2026-03-21'],
  ] as const)
    addApplication(facts, id, { dates: [['offer-accepted', at(accepted)]] });

  test('a sits in the first until the renege, b in the second, c in the later third, d in the first again: 20, 7 and 2 days', () => {
    expect(
      ask(facts)
        .timeToFill()
        .rows()
        .map(({ id, application, value, flags }) => [id, application, value, flags]),
    ).toEqual([
      ['post-2', 'b', 7, []],
      ['post-3', 'c', 2, []],
      ['post-1', 'd', 20, ['reopened']],
    ]);
  });
  test('between renege and second filling the first is open since its request', () => {
    expect(ask(facts, { asOf: at('2026-03-18') }).timeToFill()).toMatchObject({ filled: 2, openings: 3, open: { value: 17 } });
  });
});

describe('planned starts', () => {
  test('postponed from March to April: due in April alone, once that was agreed; in March until then', () => {
    const facts = noFacts();
    addApplication(facts, 'a', {
      dates: [
        ['offer-accepted', at('2026-03-02')],
        ['start-planned', at('2026-03-02'), { on: '2026-03-30' }],
        ['start-planned', at('2026-03-31'), { on: '2026-04-01' }],
        ['arrived', at('2026-04-01')],
      ],
    });
    expect(ask(facts, { period: month(3) }).arrivalRate()).toMatchObject({ value: null, due: 0, pending: 0 });
    expect(ask(facts, { period: month(4) }).arrivalRate()).toMatchObject({ value: 1, due: 1 });
    expect(ask(facts, { period: month(3), asOf: at('2026-03-31') - 1 }).arrivalRate()).toMatchObject({ value: null, pending: 1 });
  });
  // Shanghai: Thursday 30 April; Friday, Monday and Tuesday are the grace, which ends as 5 May ends, 16:00 UTC.
  test('grace over a weekend and the end of a month, in the team’s days', () => {
    const facts = noFacts({ timeZone: 'Asia/Shanghai' });
    addApplication(facts, 'a', {
      dates: [
        ['offer-accepted', at('2026-04-02')],
        ['start-planned', at('2026-04-02'), { on: '2026-04-30' }],
      ],
    });
    const april = (asOf: string) => ask(facts, { period: month(4), asOf: at(asOf) }).arrivalRate();
    expect(april('2026-04-29T15:59')).toMatchObject({ due: 0, pending: 0 });
    expect(april('2026-04-29T16:00')).toMatchObject({ due: 0, pending: 1 });
    expect(april('2026-05-05T15:59')).toMatchObject({ due: 0, pending: 1 });
    expect(april('2026-05-05T16:00')).toMatchObject({ value: 0, due: 1, noShow: 1 });
    expect(ask(facts, { period: month(5) }).arrivalRate().due).toBe(0);
  });
  const planned = [
    ['offer-accepted', at('2026-03-02')],
    ['start-planned', at('2026-03-02'), { on: '2026-03-13' }],
  ] as const;
  test('whom the team rejects once the grace ran out was a no-show; within the grace it was the team’s doing', () => {
    const rejected = (on: string) => {
      const facts = noFacts();
      addApplication(facts, 'a', {
        dates: [...planned, ['offer-rescinded', at(on)]],
        steps: [
          ['onboarding', start],
          ['rejected', at(on)],
        ],
      });
      return ask(facts);
    };
    expect(rejected('2026-03-19').arrivalRate()).toMatchObject({ value: 0, due: 1, noShow: 1 });
    expect(rejected('2026-03-19').offerAcceptance()).toMatchObject({ value: 1, accepted: 1 });
    expect(rejected('2026-03-18').arrivalRate()).toMatchObject({ due: 0, excluded: [{ reason: 'rescinded', count: 1 }] });
  });
  test('the same without a date noted for it', () => {
    const facts = noFacts();
    addApplication(facts, 'a', {
      dates: planned,
      steps: [
        ['onboarding', start],
        ['rejected', at('2026-03-25')],
      ],
    });
    expect(ask(facts).arrivalRate().rows()).toMatchObject([{ value: 0, flags: ['no-show-by-grace'] }]);
  });
  test('who reneged has reneged, whatever the company says after', () => {
    const facts = noFacts();
    addApplication(facts, 'a', { dates: [...planned, ['reneged', at('2026-03-09')], ['offer-rescinded', at('2026-03-10')]] });
    expect(ask(facts).arrivalRate()).toMatchObject({ value: 0, due: 1, reneged: 1 });
    expect(ask(facts).offerAcceptance()).toMatchObject({ value: 1, accepted: 1 });
  });
  test('7 days after the arrival is a day of the calendar, whatever the hour', () => {
    const left = (arrived: string, gone: string) => {
      const facts = noFacts({ timeZone: 'Asia/Shanghai' });
      addApplication(facts, 'a', { dates: [...planned, ['arrived', at(arrived)], ['left', at(gone)]] });
      return ask(facts).arrivalRate().earlyLeave;
    };
    // Came on the 13th in the morning, left on the 20th in the evening, on the 21st just after midnight.
    expect(left('2026-03-13T01:00', '2026-03-20T10:00')).toBe(1);
    expect(left('2026-03-13T01:00', '2026-03-20T15:59')).toBe(1);
    expect(left('2026-03-13T01:00', '2026-03-20T16:00')).toBe(0);
  });
});

describe('offers', () => {
  test('sent again after a decline: one offer, its last version, of the month it was sent in', () => {
    const facts = noFacts();
    addApplication(facts, 'a', {
      dates: [
        ['offer-sent', at('2026-03-20')],
        ['offer-declined', at('2026-03-25')],
        ['offer-sent', at('2026-04-02')],
        ['offer-accepted', at('2026-04-06')],
      ],
    });
    const offers = (number: number, asOf?: string) =>
      ask(facts, { period: month(number), ...(asOf !== undefined && { asOf: at(asOf) }) }).offerAcceptance();
    expect(offers(3, '2026-03-31')).toMatchObject({ value: 0, sent: 1, declined: 1 });
    expect(offers(4, '2026-04-03')).toMatchObject({ value: null, sent: 1, pending: 1, declined: 0 });
    expect(offers(4)).toMatchObject({ value: 1, sent: 1, accepted: 1, declined: 0 });
    expect(offers(3).sent).toBe(0);
  });
  test('sent again after a renege: pending, neither accepted nor due', () => {
    const facts = noFacts();
    addRequisition(facts, 'post');
    addApplication(facts, 'a', {
      dates: [
        ['offer-sent', at('2026-03-02')],
        ['offer-accepted', at('2026-03-04')],
        ['start-planned', at('2026-03-04'), { on: '2026-03-16' }],
        ['reneged', at('2026-03-10')],
        ['offer-sent', at('2026-03-12')],
      ],
    });
    expect(ask(facts).offerAcceptance()).toMatchObject({ value: null, sent: 1, pending: 1, accepted: 0 });
    expect(ask(facts).arrivalRate()).toMatchObject({ value: null, due: 0 });
    expect(ask(facts).timeToFill()).toMatchObject({ filled: 0, open: { n: 1 } });
    expect(ask(facts, { asOf: at('2026-03-11') }).offerAcceptance()).toMatchObject({ value: 1, accepted: 1 });
    expect(ask(facts, { asOf: at('2026-03-09') }).timeToFill()).toMatchObject({ value: 3, filled: 1 });
  });
  test('an acceptance noted, and corrected ten days later: as of in between one sees what was thought', () => {
    const facts = noFacts();
    addRequisition(facts, 'post');
    addApplication(facts, 'a', {
      dates: [
        ['offer-accepted', at('2026-03-12'), { notedAt: at('2026-03-12') }],
        ['offer-accepted', at('2026-03-09'), { notedAt: at('2026-03-22') }],
      ],
    });
    expect(ask(facts, { asOf: at('2026-03-10') }).timeToFill()).toMatchObject({ value: null, open: { value: 9 } });
    expect(ask(facts, { asOf: at('2026-03-21') }).timeToFill().value).toBe(11);
    expect(ask(facts).timeToFill().value).toBe(8);
  });
  test('accepted before it was asked for: listed, not counted, and not 0; the opening is filled', () => {
    const facts = noFacts();
    addRequisition(facts, 'post', { heads: 2 });
    addApplication(facts, 'a', { appliedAt: at('2026-02-01'), dates: [['offer-accepted', start - 1]] });
    addApplication(facts, 'b', { appliedAt: at('2026-02-01'), dates: [['offer-accepted', start]] });
    const fill = ask(facts, { period: month(3) }).timeToFill();
    expect(fill).toMatchObject({ value: 0, n: 1, filled: 2, warned: 0 });
    expect(ask(facts).timeToFill()).toMatchObject({ n: 1, warned: 1 });
  });
});

describe('costs', () => {
  // 3,100 for 20 March to 19 April, 31 days: 12 days in March, 19 in April. 620 back on 10 April. Two arrivals in April.
  test('a package partly in the period and a refund of it', () => {
    const facts = noFacts();
    addRequisition(facts, 'post', { heads: 2 });
    for (const id of ['a', 'b'])
      addApplication(facts, id, {
        channel: 'job-site',
        dates: [
          ['offer-accepted', at('2026-03-20')],
          ['arrived', at('2026-04-07')],
        ],
      });
    addCost(facts, 'pack', { kind: 'package', amount: 3100, on: '2026-03-20', until: '2026-04-19', channel: 'job-site' });
    addCost(facts, 'back', { amount: -620, on: '2026-04-10', refundOf: 'pack', channel: 'job-site' });
    expect(ask(facts, { period: month(3) }).costPerHire()).toMatchObject({ value: null, total: 1200 });
    expect(ask(facts, { period: month(4) }).costPerHire()).toMatchObject({
      value: 640,
      total: 1280,
      n: 2,
      byChannel: [{ channel: 'job-site', own: 1280, arrivals: 2, perHire: 640 }],
    });
    // On 9 April, the last day seen: 9 days of the package, nothing back yet.
    expect(ask(facts, { period: month(4), asOf: at('2026-04-09') + 20 * hour }).costPerHire()).toMatchObject({ value: 450 });
  });
});

describe('moves', () => {
  // In screening from the 1st; a slip on the 3rd; to the interview on the 4th, back after 6 minutes, and there again on the 9th.
  test('back and forth: within 5 minutes nothing happened, after 6 two stays are added up', () => {
    const facts = noFacts();
    const there = start + 3 * day;
    addApplication(facts, 'a', {
      steps: [
        ['screening', start],
        ['offer', start + 2 * day],
        ['interview', start + 2 * day + minute],
        ['screening', start + 2 * day + 5 * minute],
        ['interview', there],
        ['screening', there + 6 * minute],
        ['interview', start + 8 * day],
        ['rejected', start + 10 * day],
      ],
    });
    const [, screening, interview, offer] = ask(facts).timeInStage();
    expect(screening?.completed).toMatchObject({ n: 1, value: (3 * day + 5 * day - 6 * minute) / day });
    expect(interview?.completed).toMatchObject({ n: 1, value: (2 * day + 6 * minute) / day });
    expect(offer?.completed.n).toBe(0);
    expect(ask(facts).funnel()[2]?.reached).toBe(0);
  });
});

describe('filters', () => {
  const facts = noFacts();
  addRequisition(facts, 'post', { heads: 3, owner: 'ana' });
  const dates = [
    ['offer-accepted', at('2026-03-11')],
    ['start-planned', at('2026-03-11'), { on: '2026-03-21' }],
    ['arrived', at('2026-03-21')],
  ] as const;
  addApplication(facts, 'a', { channel: 'job-site', dates });
  addApplication(facts, 'b', { owner: 'ben', channel: 'job-site', person: 'li', appliedAt: at('2026-03-05'), dates });
  addApplication(facts, 'b before', { owner: 'ana', channel: 'referral', person: 'li', appliedAt: at('2026-02-05') });
  addCost(facts, 'ad', { amount: 900, on: '2026-03-05', channel: 'job-site' });
  addCost(facts, 'bonus', { kind: 'referral-bonus', amount: 500, on: '2026-03-25', application: 'b' });

  test('by owner: an application without one is its requisition’s owner’s, and so is an open opening', () => {
    const of = (owner: string) => ask(facts, { filter: { owners: [owner] } });
    expect([of('ana').arrivalRate().due, of('ben').arrivalRate().due]).toEqual([1, 1]);
    expect([of('ana').timeToFill().openings, of('ben').timeToFill().openings]).toEqual([2, 1]);
    // The ad belongs to nobody: said beside, not in the number.
    expect(of('ben').costPerHire()).toMatchObject({ value: 500, excluded: [{ reason: 'shared', count: 1 }] });
  });
  test('by channel: a hire counts for the channel the person first came by', () => {
    const of = (channel: string) => ask(facts, { filter: { channels: [channel] } });
    expect([of('job-site').arrivalRate().due, of('referral').arrivalRate().due]).toEqual([1, 1]);
    expect([of('job-site').costPerHire().value, of('referral').costPerHire().value]).toEqual([900, 500]);
  });
});
