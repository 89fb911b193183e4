import { dayMs } from './calendar.ts';
import type { Case } from './case.ts';
import type { Exclusion, ExclusionReason, Flag, Measured, Row, RowKind, TrendPoint, Unit } from './measured.ts';
import { warningReasons } from './measured.ts';
import type { Need } from './need.ts';
import { OrderedBag } from './ordered-bag.ts';
import type { Slot } from './slot.ts';
import { isWithin } from './world.ts';
import type { Bounds, Month } from './world.ts';

/** What a metric says of one row: it counts, or it belongs to the question and is left out. `value` is whole: ms, or 1 and 0. */
export type Verdict =
  | { readonly at: number; readonly value: number; readonly flags: readonly Flag[] }
  | { readonly at: number; readonly reason: ExclusionReason };

export interface Judgement<U> {
  readonly unit: Unit;
  /** undefined: has nothing to do with this metric. */
  readonly judge: (one: U) => Verdict | undefined;
  readonly about: (one: U) => { kind: RowKind; id: string; requisition: string | null; application: string | null };
  /** All there is, for lists. */
  readonly all: () => Iterable<U>;
  /** What puts a row in; null: every row, whenever. */
  readonly bounds: Pick<Bounds, 'from' | 'until'> | null;
  readonly months?: readonly Month[];
  readonly hidden?: boolean;
}

/** A hundred years: no duration, but a date that cannot be. */
export const longest = 36_525 * dayMs;

export const noFlags: readonly Flag[] = [];

/** One number kept up to date: rows come and go, at O(log n) each. Sums are of whole numbers, so the order of coming leaves no trace. */
export class Tally<U> {
  readonly #how: Judgement<U>;
  readonly #bag: OrderedBag | null;
  readonly #excluded = new Map<ExclusionReason, number>();
  readonly #months: { n: number; sum: number }[];
  #n = 0;
  #sum = 0;

  constructor(how: Judgement<U>) {
    this.#how = how;
    this.#bag = how.unit === 'days' ? new OrderedBag() : null;
    this.#months = (how.months ?? []).map(() => ({ n: 0, sum: 0 }));
  }

  take(one: U, sign: 1 | -1): Verdict | undefined {
    const verdict = this.#judge(one);
    if (verdict === undefined) return undefined;
    if ('value' in verdict && this.#months.length > 0) {
      const month = this.#months[monthOf(verdict.at, this.#how.months as readonly Month[])];
      if (month !== undefined) {
        month.n += sign;
        month.sum += sign * verdict.value;
      }
    }
    if (!this.#isIn(verdict.at)) return verdict;
    if ('reason' in verdict) {
      this.#excluded.set(verdict.reason, (this.#excluded.get(verdict.reason) ?? 0) + sign);
      return verdict;
    }
    this.#n += sign;
    this.#sum += sign * verdict.value;
    if (sign === 1) this.#bag?.add(verdict.value);
    else this.#bag?.remove(verdict.value);
    return verdict;
  }

  get n(): number {
    return this.#n;
  }

  get sum(): number {
    return this.#sum;
  }

  countOf(reason: ExclusionReason): number {
    return this.#excluded.get(reason) ?? 0;
  }

  read(): Measured {
    const { unit, hidden = false } = this.#how;
    const bag = this.#bag;
    const n = this.#n;
    const excluded = [...this.#excluded]
      .filter(([, count]) => count > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([reason, count]) => ({ reason, count }));
    return {
      value: valueOf(unit, n, this.#sum),
      unit,
      n,
      few: n < 5,
      hidden,
      spread:
        bag === null || n === 0
          ? null
          : { mean: this.#sum / n / dayMs, median: bag.median() / dayMs, p90: bag.tenths(9) / dayMs },
      excluded,
      warned: excluded.reduce((sum, { reason, count }) => sum + (isWarning(reason) ? count : 0), 0),
      rows: () => this.#rows(),
      exclusions: () => this.#exclusions(),
      warnings: () => this.#exclusions().filter(({ reason }) => isWarning(reason)),
    };
  }

  trend(): readonly TrendPoint[] {
    return (this.#how.months ?? []).map(({ month }, index) => {
      const { n, sum } = this.#months[index] as { n: number; sum: number };
      return { month, value: valueOf(this.#how.unit, n, sum), n, few: n < 5 };
    });
  }

  /** Sums must stay exact, or what came in could not be taken out again. */
  #judge(one: U): Verdict | undefined {
    const verdict = this.#how.judge(one);
    if (this.#bag === null || verdict === undefined || 'reason' in verdict) return verdict;
    if (!(verdict.value <= longest)) return { at: verdict.at, reason: 'bad-date' };
    return Number.isInteger(verdict.value) ? verdict : { ...verdict, value: Math.round(verdict.value) };
  }

  #isIn(at: number): boolean {
    return this.#how.bounds === null || isWithin(at, this.#how.bounds);
  }

  #rows(): readonly Row[] {
    const { about, all, unit } = this.#how;
    const rows: Row[] = [];
    for (const one of all()) {
      const verdict = this.#judge(one);
      if (verdict === undefined || 'reason' in verdict || !this.#isIn(verdict.at)) continue;
      const { at, value, flags } = verdict;
      rows.push({ ...about(one), value: unit === 'days' ? value / dayMs : value, at, flags });
    }
    return rows.sort(byTime);
  }

  #exclusions(): readonly Exclusion[] {
    const { about, all } = this.#how;
    const exclusions: Exclusion[] = [];
    for (const one of all()) {
      const verdict = this.#judge(one);
      if (verdict !== undefined && 'reason' in verdict && this.#isIn(verdict.at))
        exclusions.push({ ...about(one), at: verdict.at, reason: verdict.reason });
    }
    return exclusions.sort(byTime);
  }
}

function valueOf(unit: Unit, n: number, sum: number): number | null {
  if (n === 0) return null;
  return unit === 'days' ? sum / n / dayMs : unit === 'ratio' ? sum / n : sum;
}

const isWarning = (reason: ExclusionReason): boolean => (warningReasons as readonly string[]).includes(reason);

const byTime = (a: { readonly at: number; readonly id: string }, b: { readonly at: number; readonly id: string }): number =>
  a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Which of the months an instant lies in; -1 for none. */
function monthOf(at: number, months: readonly Pick<Bounds, 'from' | 'until'>[]): number {
  let [low, high] = [0, months.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((months[middle] as Bounds).until <= at) low = middle + 1;
    else high = middle;
  }
  return low < months.length && (months[low] as Bounds).from <= at ? low : -1;
}

/** A duration that starts at 0 was never dated; one that ends before it starts is wrong. */
export function duration(at: number, from: number, ms: number, flags: readonly Flag[]): Verdict {
  if (from === 0) return { at, reason: 'missing-date' };
  return ms < 0 ? { at, reason: 'negative-duration' } : { at, value: ms, flags };
}

export const aboutCase = ({ id, requisition }: Case) => ({ kind: 'application' as const, id, requisition, application: id });

export const aboutSlot = ({ id, need, opening, holder }: Slot) =>
  opening === null
    ? { kind: 'application' as const, id: id.slice('without:'.length), requisition: need.id, application: holder?.id ?? null }
    : { kind: 'opening' as const, id, requisition: need.id, application: holder?.id ?? null };

export const aboutNeed = ({ id }: Need) => ({ kind: 'requisition' as const, id, requisition: id, application: null });
