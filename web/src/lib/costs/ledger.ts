import type { Cost } from '@muster/model';

/** Sums are made in whole fen: fractions in floating point do not add up. */
const fenOf = (amount: number): number => Math.round(amount * 100);

const dayMs = 86_400_000;
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;
const dayAt = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);

/** How many days a package is valid, both ends included; 1 for any other cost. */
export function daysOf({ kind, on, until }: Pick<Cost, 'kind' | 'on' | 'until'>): number {
  if (kind !== 'package' || on === null || until === null) return 1;
  return Math.max(1, dayNumber(until) - dayNumber(on) + 1);
}

/** How much of an entry counts in the days from `from` to `to`, both included: of a package the days that lie there. In fen, unrounded. */
function recognisedFen(cost: Pick<Cost, 'kind' | 'on' | 'until' | 'amount'>, from: string, to: string): number {
  const { on } = cost;
  if (on === null || to < from) return 0;
  const days = daysOf(cost);
  const first = Math.max(dayNumber(on), dayNumber(from));
  const last = Math.min(dayNumber(on) + days - 1, dayNumber(to));
  return last < first ? 0 : (fenOf(cost.amount) * (last - first + 1)) / days;
}

/** What counted by a day. CNY, rounded to fen. */
export const recognisedBy = (cost: Cost, day: string): number => Math.round(recognisedFen(cost, '0000-01-01', day)) / 100;

export interface Total {
  readonly key: string;
  readonly external: number;
  readonly internal: number;
  readonly total: number;
}

/** By month, `YYYY-MM`, oldest first, without gaps, up to the month of `today`: what counted in each, until today. */
export function totalsByMonth(costs: readonly Cost[], today: string): readonly Total[] {
  const first = costs.reduce<string | null>(
    (least, { on }) => (on !== null && (least === null || on < least) ? on : least),
    null,
  );
  if (first === null || first > today) return [];
  const totals: Total[] = [];
  for (let month = first.slice(0, 7); month <= today.slice(0, 7); month = nextMonth(month)) {
    const end = dayAt(dayNumber(`${nextMonth(month)}-01`) - 1);
    totals.push(totalOf(month, costs, `${month}-01`, end < today ? end : today));
  }
  return totals;
}

/** By channel id, '' for what all share, the largest first: what counted until today. */
export function totalsByChannel(costs: readonly Cost[], today: string): readonly Total[] {
  const channels = new Set(costs.map(({ channel }) => channel ?? ''));
  return [...channels]
    .map((key) =>
      totalOf(
        key,
        costs.filter(({ channel }) => (channel ?? '') === key),
        '0000-01-01',
        today,
      ),
    )
    .filter(({ external, internal }) => external !== 0 || internal !== 0)
    .sort((a, b) => b.total - a.total || (a.key < b.key ? -1 : 1));
}

function totalOf(key: string, costs: readonly Cost[], from: string, to: string): Total {
  let [external, internal] = [0, 0];
  for (const cost of costs) {
    const fen = recognisedFen(cost, from, to);
    if (cost.kind === 'internal') internal += fen;
    else external += fen;
  }
  const round = (fen: number): number => Math.round(fen) / 100;
  return { key, external: round(external), internal: round(internal), total: round(external + internal) };
}

function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${String(year).padStart(4, '0')}-${String(number + 1).padStart(2, '0')}`;
}

/** Newest first; each refund right below the entry it gives money back of, unless that is gone. */
export function ledgerRows(costs: readonly Cost[]): readonly Cost[] {
  const here = new Set(costs.map(({ id }) => id));
  const refunds = new Map<string, Cost[]>();
  const entries: Cost[] = [];
  for (const cost of costs) {
    if (cost.refundOf !== null && here.has(cost.refundOf))
      refunds.set(cost.refundOf, [...(refunds.get(cost.refundOf) ?? []), cost]);
    else entries.push(cost);
  }
  // What has no day yet waits on top.
  const key = ({ on }: Cost): string => on ?? '9999';
  const newest = (a: Cost, b: Cost): number =>
    key(a) < key(b) ? 1 : key(a) > key(b) ? -1 : b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1);
  return entries.sort(newest).flatMap((cost) => [cost, ...(refunds.get(cost.id) ?? []).sort(newest)]);
}
