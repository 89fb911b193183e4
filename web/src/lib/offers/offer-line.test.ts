import { expect, test } from 'vitest';
import type { Application, KeyDate, KeyDateKind, Move } from '@muster/model';
import { instantOfDay, offerLine } from './offer-line.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 4, 1, 2);
let made = 0;
const date = (kind: KeyDateKind, days: number, on: string | null = null): KeyDate => ({
  ...{ id: `d${made++}`, kind, on, by: 'ana' },
  ...{ at: start + days * day, notedAt: start + days * day },
});
const move = (stage: Move['stage'], days: number, outcome: Move['outcome'] = null): Move => ({
  ...{ id: `m${made++}`, stage, outcome, rank: 'a', at: start + days * day, by: 'ana', after: [], reason: null, undoes: null },
});
function application(moves: readonly Move[], keyDates: readonly KeyDate[]): Application {
  const head = moves.at(-1) as Move;
  return { moves, keyDates, head, stage: head.stage, outcome: head.outcome } as unknown as Application;
}
const looksOf = (moves: readonly Move[], dates: readonly KeyDate[], today = '2026-05-20') => {
  const { rows, acts, isShown } = offerLine(application(moves, dates), today);
  return { rows: rows.map(({ kind, look }) => `${kind} ${look}`), acts, isShown };
};

test('before an offer there is nothing to show; in the offer stage it can be sent, then answered', () => {
  expect(looksOf([move('interview', 0)], [])).toEqual({ rows: [], acts: [], isShown: false });
  expect(looksOf([move('offer', 0)], []).acts).toEqual(['offer-sent']);
  const sent = looksOf([move('offer', 0)], [date('offer-sent', 1)]);
  expect(sent.rows).toEqual(['offer-sent done']);
  expect(sent.acts).toEqual(['offer-accepted', 'offer-declined', 'offer-expired', 'offer-rescinded']);
});

test('a plan that was put off is shown as such, the plan that counts last, overdue once its day is over', () => {
  const dates = [
    date('offer-sent', 1),
    date('offer-accepted', 2),
    date('start-planned', 3, '2026-05-10'),
    date('start-planned', 4, '2026-05-19'),
  ];
  const rows = (today: string) => looksOf([move('onboarding', 2)], dates, today).rows;
  expect(rows('2026-05-19').slice(2)).toEqual(['start-planned replaced', 'start-planned ahead']);
  expect(rows('2026-05-20').at(-1)).toBe('start-planned overdue');
  const arrived = looksOf([move('onboarding', 2)], [...dates, date('arrived', 19)]);
  expect(arrived.rows.slice(-2)).toEqual(['start-planned done', 'arrived good']);
  expect(arrived.acts).toEqual(['left']);
});

test('what must have happened but was never noted is missing, at the time of the move', () => {
  const moved = [move('offer', 1), move('onboarding', 4), move('onboarding', 9, 'joined')];
  expect(looksOf(moved.slice(0, 2), [])).toMatchObject({
    rows: ['offer-accepted missing'],
    acts: ['start-planned', 'arrived', 'reneged', 'offer-rescinded'],
  });
  const { rows } = offerLine(application(moved, []), '2026-05-20');
  expect(rows.map(({ kind, at }) => [kind, at])).toEqual([
    ['offer-accepted', start + 4 * day],
    ['arrived', start + 9 * day],
  ]);
});

test('who reneged can get a new offer', () => {
  const dates = [date('offer-sent', 1), date('offer-accepted', 2), date('reneged', 3)];
  expect(looksOf([move('onboarding', 2)], dates)).toMatchObject({ acts: ['offer-sent'] });
  expect(looksOf([move('onboarding', 2)], [...dates, date('offer-accepted', 5)]).acts[0]).toBe('start-planned');
});

test('a chosen day is its beginning, today is now, and what came first on that day stays first', () => {
  const timeZone = 'Asia/Shanghai';
  const sent = date('offer-sent', 0); // 1 May, 10:00 there
  const { keyDates } = application([move('offer', 0)], [sent]);
  const clock = { now: start + 5 * day, timeZone };
  const appliedAt = start - 2 * day; // 29 April, 10:00 there
  const at = (kind: KeyDateKind, on: string): number => instantOfDay({ keyDates, appliedAt }, kind, on, clock);
  expect(at('offer-accepted', '2026-05-03')).toBe(Date.UTC(2026, 4, 2, 16));
  expect(at('offer-accepted', '2026-05-01')).toBe(sent.at);
  expect(at('offer-sent', '2026-05-01')).toBe(Date.UTC(2026, 3, 30, 16));
  expect(at('arrived', '2026-05-06')).toBe(start + 5 * day);
  // Who is sent an offer on the day of the application has not been sent it before.
  expect(at('offer-sent', '2026-04-29')).toBe(appliedAt);
});
