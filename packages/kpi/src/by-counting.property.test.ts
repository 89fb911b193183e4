import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { evaluate } from './index.ts';
import type { Facts, Measured, Numbers, Question } from './index.ts';
import { aQuestion, someFacts } from './testing/arbitrary.ts';
import { ByCounting } from './testing/by-counting.ts';
import type { Counted } from './testing/by-counting.ts';

/** RUNS multiplies the number of runs; a failing run prints its seed and path, which fast-check takes back. */
const runs = (count: number): number => count * Number(process.env['RUNS'] ?? 1);

/** Beside being equal: how often there was something to be equal about. */
const seen = new Map<string, number>();
const see = (what: string, count: number): void => void seen.set(what, (seen.get(what) ?? 0) + count);

const near = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : Number(value.toFixed(6));

/** A number in the shape in which it is counted. */
function told(number: Measured): Counted {
  const rows = number.rows().map(({ id, value, flags }) => [id, near(value), flags.join(' ')] as [string, number, string]);
  const left = number.exclusions().map(({ reason, id }) => `${reason} ${id}`);
  // What is at hand says what the lists say.
  expect(number.excluded.flatMap(({ reason, count }) => Array<string>(count).fill(reason)).sort()).toEqual(
    left.map((one) => one.slice(0, one.indexOf(' '))).sort(),
  );
  expect(number.few).toBe(number.n < 5);
  expect(number.warnings().length).toBe(number.warned);
  for (const flag of rows.flatMap(([, , flags]) => flags.split(' '))) if (flag !== '') see(`flag ${flag}`, 1);
  for (const { reason, count } of number.excluded) see(`left ${reason}`, count);
  return {
    value: near(number.value),
    n: number.n,
    ...(number.unit === 'days' && { median: near(number.spread?.median), p90: near(number.spread?.p90) }),
    rows: rows.sort(([a], [b]) => (a < b ? -1 : 1)),
    left: left.sort(),
  };
}

const rounded = ({ value, n, median, p90, rows, left }: Counted): Counted => ({
  value: near(value),
  n,
  ...(median !== undefined && { median: near(median), p90: near(p90) }),
  rows: rows.map(([id, one, flags]) => [id, near(one) as number, flags] as const),
  left,
});

type Asked = Omit<Numbers, 'touch'>;
function compare(name: string, same: (numbers: Asked, counted: ByCounting, question: Question, facts: Facts) => void): void {
  test(
    `[K3] ${name} is what counting by hand gives`,
    () => {
      fc.assert(
        fc.property(someFacts, aQuestion, (facts, question) => {
          same(evaluate(facts, question), new ByCounting(facts, question), question, facts);
        }),
        { numRuns: runs(700), seed: 20260504 },
      );
    },
    runs(120_000),
  );
}

describe('each metric against its slow twin', () => {
  beforeAll(() => seen.clear());

  compare('recruiting cycle', (numbers, counted) => {
    see('cycle', numbers.cycle().n);
    expect(told(numbers.cycle())).toEqual(rounded(counted.cycle()));
    expect(told(numbers.cycle().open)).toEqual(rounded(counted.cycleOpen()));
  });
  compare('time to fill', (numbers, counted) => {
    const fill = numbers.timeToFill();
    see('fill', fill.n);
    expect(told(fill)).toEqual(rounded(counted.timeToFill()));
    expect(told(fill.open)).toEqual(rounded(counted.fillOpen()));
    expect({ filled: fill.filled, openings: fill.openings }).toEqual(counted.filled());
  });
  compare('fulfilment rate', (numbers, counted) => {
    see('fulfilment', numbers.fulfilmentRate().n);
    expect(told(numbers.fulfilmentRate())).toEqual(rounded(counted.fulfilment()));
  });
  compare('arrival rate', (numbers, counted) => {
    const rate = numbers.arrivalRate();
    const by = counted.arrivalRate();
    see('arrival rate', rate.n);
    expect(told(rate)).toEqual(rounded(by));
    const flagged = (flag: string): number => by.rows.filter(([, , flags]) => flags.split(' ').includes(flag)).length;
    expect({ ...rate }).toMatchObject({
      arrived: by.rows.filter(([, value]) => value === 1).length,
      due: by.n,
      pending: by.left.filter((one) => one.startsWith('pending')).length,
      reneged: flagged('reneged'),
      noShow: flagged('no-show') + flagged('no-show-by-grace'),
      earlyLeave: flagged('early-leave'),
    });
  });
  compare('cost per hire', (numbers, counted) => {
    const cost = numbers.costPerHire();
    const { total, shared, rows, left, own } = counted.costs();
    const came = counted.arrivals();
    see('costs', rows.length);
    see('cost per hire', Number(cost.value !== null && cost.value !== 0));
    expect(told(cost)).toMatchObject({ value: near(counted.costPerHire()), n: came.length, rows, left });
    expect({ total: cost.total, shared: cost.shared }).toEqual({ total, shared });
    expect(near(cost.sharedPerHire)).toBe(came.length === 0 ? null : near(shared / came.length));
    const channels = new Set([...own.keys(), ...came.map(({ channel }) => channel)]);
    expect(new Set(cost.byChannel.map(({ channel }) => channel))).toEqual(channels);
    for (const { channel, own: spent, arrivals, perHire } of cost.byChannel) {
      const arrived = came.filter((life) => life.channel === channel).length;
      const fen = channel === null ? 0 : (own.get(channel) ?? 0);
      expect([spent, arrivals, near(perHire)]).toEqual([
        fen / 100,
        arrived,
        channel === null || arrived === 0 ? null : near(fen / 100 / arrived),
      ]);
    }
  });
  compare('time to hire', (numbers, counted) => {
    see('hire', numbers.timeToHire().n);
    expect(told(numbers.timeToHire())).toEqual(rounded(counted.timeToHire()));
  });
  compare('time in stage', (numbers, counted) => {
    for (const { stage, completed, open, late } of numbers.timeInStage()) {
      const by = counted.timeInStage(stage);
      see(`stays in ${stage}`, completed.n);
      expect([told(completed), told(open), late]).toEqual([rounded(by.completed), rounded(by.open), by.late]);
    }
  });
  compare('funnel', (numbers, counted) => {
    const steps = numbers
      .funnel()
      .map((step) => ({ ...step, conversion: step.conversion === null ? null : told(step.conversion) }));
    see('joined', steps.at(-1)?.reached ?? 0);
    expect(steps).toEqual(
      counted
        .funnel()
        .map((step) => ({ ...step, conversion: step['conversion'] === null ? null : rounded(step['conversion'] as Counted) })),
    );
  });
  compare('offer acceptance', (numbers, counted) => {
    see('offers', numbers.offerAcceptance().n);
    expect(told(numbers.offerAcceptance())).toEqual(rounded(counted.offerAcceptance()));
    const { sent, n, pending, rescinded, accepted, declined, expired, withdrawn } = numbers.offerAcceptance();
    expect([accepted + declined + expired + withdrawn, n + pending + rescinded]).toEqual([n, sent]);
  });
  compare('interview show-up', (numbers, counted) => {
    see('show-up', numbers.showUp().n);
    expect(told(numbers.showUp())).toEqual(rounded(counted.showUp()));
  });
  compare('interview to offer', (numbers, counted) => {
    see('interview to offer', Number(numbers.interviewToOffer().value !== null));
    expect(told(numbers.interviewToOffer())).toEqual(rounded(counted.interviewToOffer()));
  });
  compare('sources', (numbers, counted) => {
    const sources = numbers
      .sources()
      .map((one) => ({ ...one, timeToHire: told(one.timeToHire), costPerHire: near(one.costPerHire) }));
    for (const { assists } of sources) see('assists', assists);
    expect(sources).toEqual(
      counted.sources().map((one) => ({
        ...one,
        timeToHire: rounded(one['timeToHire'] as Counted),
        costPerHire: near(one['costPerHire'] as number | null),
      })),
    );
  });
  compare('workload', (numbers, counted) => {
    const { members } = numbers.workload();
    const loads = counted.loads();
    expect(members.map(({ user }) => user)).toEqual([...loads.keys()].sort());
    for (const { user, load, utilisation } of members) {
      see('load', load);
      // Shares are kept to a millionth.
      expect(load).toBeCloseTo(loads.get(user)?.load ?? NaN, 4);
      expect(utilisation).toBeCloseTo(loads.get(user)?.utilisation ?? NaN, 4);
    }
  });
  compare('bottleneck', (numbers, counted) => {
    const { worst, stages } = numbers.bottleneck();
    const by = counted.bottleneck();
    see('bottleneck', Number(worst !== null));
    expect(worst?.stage ?? null).toBe(by.worst);
    expect(stages.map(({ wait }) => near(wait))).toEqual(by.waits.map(near));
    expect(stages.map(({ inflow, outflow }) => [inflow, outflow])).toEqual(by.flows);
    for (const { split, completed } of stages) {
      if (split === null) continue;
      see('split', 1);
      expect(split.reduce((sum, { days }) => sum + days, 0)).toBeCloseTo(completed.spread?.median ?? NaN, 6);
      for (const { days } of split) expect(days).toBeGreaterThanOrEqual(0);
    }
  });
  compare('burn-up', (numbers, counted) => {
    const { points } = numbers.burnUp();
    see('burn-up', points.length);
    for (const { day, ...point } of points) expect(point).toEqual(counted.burnUp(day));
  });
  compare('each month of a trend', (numbers, _, question, facts) => {
    const trend = numbers.trend();
    trend.cycle.forEach(({ month }, index) => {
      const [year = 0, number = 0] = month.split('-').map(Number);
      const until = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
      const counted = new ByCounting(facts, { ...question, period: { from: `${month}-01`, until } });
      const point = (of: keyof typeof trend) => [near(trend[of][index]?.value), trend[of][index]?.n];
      const by = ({ value, n }: Counted) => [near(value), n];
      see('trend', trend.timeToHire[index]?.n ?? 0);
      expect(point('cycle')).toEqual(by(counted.cycle()));
      expect(point('arrivalRate')).toEqual(by(counted.arrivalRate()));
      expect(point('fulfilmentRate')).toEqual(by(counted.fulfilment()));
      expect(point('costPerHire')).toEqual([near(counted.costPerHire()), counted.arrivals().length]);
      expect(point('timeToFill')).toEqual(by(counted.timeToFill()));
      expect(point('timeToHire')).toEqual(by(counted.timeToHire()));
      expect(point('offerAcceptance')).toEqual(by(counted.offerAcceptance()));
      expect(point('showUp')).toEqual(by(counted.showUp()));
      expect(trend.arrivals[index]?.n).toBe(counted.arrivals().length);
    });
  });

  test('the facts at random held everything worth comparing', () => {
    const wanted = [
      ...[
        'cycle',
        'fill',
        'fulfilment',
        'arrival rate',
        'costs',
        'cost per hire',
        'hire',
        'joined',
        'offers',
        'show-up',
        'interview to offer',
      ],
      ...['assists', 'load', 'bottleneck', 'split', 'burn-up', 'trend'],
      ...['requirement', 'screening', 'interview', 'offer', 'onboarding'].map((stage) => `stays in ${stage}`),
      ...['reopened', 'accepted-by-move', 'arrived-by-outcome', 'sent-by-answer', 'planned-by-arrival', 'early-leave', 'reneged'],
      ...['no-show', 'no-show-by-grace', 'skipped', 'moved-back', 'late', 'chosen-opening', 'spread', 'refund'],
      ...['cancelled', 'pending', 'rescinded', 'no-opening', 'no-target-day', 'no-status', 'cancelled-by-company'],
      ...[
        'cancelled-by-candidate',
        'unresolved',
        'condition-not-met',
        'internal',
        'shared',
        'negative-duration',
        'missing-date',
        'bad-date',
      ],
    ].filter((what) => ![what, `flag ${what}`, `left ${what}`].some((name) => (seen.get(name) ?? 0) >= 3));
    expect(wanted).toEqual([]);
  });
});
