import type { Measured, Trend } from '@muster/kpi';
import type { Targets } from '@muster/model';
import { formatCell } from '#lib/charts/figures.ts';
import type { CellKind } from '#lib/charts/table.ts';
import * as m from '#lib/paraglide/messages.js';
import { kindOf } from './metrics.ts';
import type { Metric } from './metrics.ts';
import type { Target } from './target.ts';

/** A number as a tile shows it. */
export interface Figure {
  /** Which number: opens its explanation. */
  readonly key: string;
  readonly title: string;
  readonly kind: CellKind;
  /** null: there is nothing to reckon it from. Shown as "—", never as 0. */
  readonly value: number | null;
  /** How many rows it is reckoned from. */
  readonly n: number;
  /** Too few to lean on: shown greyed, with its n. */
  readonly few: boolean;
  /** Made of facts that this device does not receive. */
  readonly hidden: boolean;
  readonly target?: Target | undefined;
  /** How it went before, oldest first. */
  readonly trend?: readonly (number | null)[] | undefined;
  /** One more line: median and P90, what is pending. */
  readonly note?: string | undefined;
}

/** How a measured number shows on its tile. */
export function figureFrom(
  metric: Metric,
  measured: Measured,
  around: { targets: Targets; trend: Trend; note?: string | undefined },
): Figure {
  return {
    key: metric.key,
    title: metric.title(),
    kind: kindOf(metric, measured),
    value: measured.value,
    n: measured.n,
    few: measured.few,
    hidden: measured.hidden,
    target: metric.target?.(around.targets),
    trend: sinceKnown(metric.trend?.(around.trend).map(({ value }) => value) ?? []),
    note: around.note ?? spreadNote(measured),
  };
}

const spreadNote = ({ spread }: Measured): string | undefined =>
  spread === null
    ? undefined
    : m.numbers_spread({ median: formatCell('days', spread.median), p90: formatCell('days', spread.p90) });

/** Without the months before there was anything. */
function sinceKnown(values: readonly (number | null)[]): readonly (number | null)[] {
  const first = values.findIndex((value) => value !== null);
  return first === -1 ? [] : values.slice(first);
}
