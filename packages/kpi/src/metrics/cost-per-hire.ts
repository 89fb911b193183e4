import { isCaseAsked } from '../case.ts';
import type { Case } from '../case.ts';
import { recognised } from '../charge.ts';
import type { Charge } from '../charge.ts';
import type { ChannelCost, TrendPoint } from '../measured.ts';
import type { CostPerHire } from '../numbers.ts';
import type { Everything, Part, Sign } from '../parts.ts';
import { Tally, aboutCase, noFlags } from '../tally.ts';
import type { Verdict } from '../tally.ts';
import { isWithin } from '../world.ts';
import type { World } from '../world.ts';

export interface CostPart extends Part {
  readonly read: () => CostPerHire;
  readonly trend: () => readonly TrendPoint[];
  readonly arrivals: Tally<Case>;
  /** Own costs / arrivals of a channel; null without arrivals, or where costs are not received. */
  readonly perHireBy: (channel: string | null) => number | null;
}

/**
 * Cost per hire 人均招聘费用, CNY: all recruiting costs recognised in the period / arrivals in the period. A one-off cost is recognised on
 * its day, a package evenly by day over its validity, a referral bonus on the day its condition was met, a refund as a negative cost;
 * nothing after the day of `asOf`. Costs of cancelled requisitions stay in. Internal work only counts when the question says so. By
 * channel: its own costs per arrival of its hires; what names no channel is shared by all arrivals and shown apart. Nobody arrived: null,
 * and the total.
 */
export function createCostPerHire(world: World, everything: Everything): CostPart {
  const { period, months } = world;
  const hidden = world.facts.costs === null;
  const spend = new Tally<Charge>({
    unit: 'CNY',
    about: ({ id, requisition, cost }) => ({ kind: 'cost', id, requisition, application: cost.application }),
    all: () => everything.charges(),
    bounds: period,
    hidden,
    judge: (charge) => recognised(charge, period, world),
  });
  const arrivals = new Tally<Case>({
    unit: 'count',
    about: aboutCase,
    all: () => everything.cases(),
    bounds: period,
    months,
    judge: (one) => arrival(one, world),
  });
  const spentIn = months.map(() => 0);
  const channels = new Map<string | null, { own: number; arrivals: number; rows: number }>();
  const onChannel = (channel: string | null, sign: Sign, own: number, came: number): void => {
    const known = channels.get(channel) ?? { own: 0, arrivals: 0, rows: 0 };
    known.own += sign * own;
    known.arrivals += sign * came;
    known.rows += sign;
    if (known.rows === 0) channels.delete(channel);
    else channels.set(channel, known);
  };
  let shared = 0;
  const perHire = (fen: number, came: number): number | null => (came === 0 || hidden ? null : fen / 100 / came);

  return {
    arrivals,
    takeCharge: (charge, sign) => {
      const verdict = spend.take(charge, sign);
      if (verdict !== undefined && 'value' in verdict) {
        if (charge.channel === null) shared += sign * verdict.value;
        else onChannel(charge.channel, sign, verdict.value, 0);
      }
      months.forEach((month, index) => {
        const part = recognised(charge, month, world);
        if (part !== undefined && 'value' in part) spentIn[index] = (spentIn[index] as number) + sign * part.value;
      });
    },
    takeCase: (one, sign) => {
      const verdict = arrivals.take(one, sign);
      if (verdict !== undefined && isWithin(verdict.at, period)) onChannel(one.source, sign, 0, 1);
    },
    perHireBy: (channel) => {
      const known = channels.get(channel);
      return known === undefined ? null : perHire(known.own, known.arrivals);
    },
    trend: () =>
      arrivals.trend().map(({ month, n, few }, index) => ({ month, value: perHire(spentIn[index] as number, n), n, few })),
    read: () => {
      const { n } = arrivals;
      const { rows, ...costs } = spend.read();
      return {
        ...costs,
        rows: () => rows().map((row) => ({ ...row, value: row.value / 100 })),
        value: perHire(spend.sum, n),
        n,
        few: n < 5,
        total: spend.sum / 100,
        shared: shared / 100,
        arrivals: arrivals.read(),
        sharedPerHire: perHire(shared, n),
        byChannel: [...channels]
          .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
          .map(([channel, { own, arrivals: came }]): ChannelCost => ({
            channel,
            own: own / 100,
            arrivals: came,
            perHire: channel === null ? null : perHire(own, came),
          })),
      };
    },
  };
}

function arrival(one: Case, world: World): Verdict | undefined {
  if (one.arrivedAt === null || !isCaseAsked(one, world)) return undefined;
  return { at: one.arrivedAt, value: 1, flags: one.arrivedByOutcome ? ['arrived-by-outcome'] : noFlags };
}
