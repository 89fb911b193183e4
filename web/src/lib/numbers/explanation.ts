/** How a number comes about, all of it: made from what was measured, lists only when they are looked at. */
import { warningReasons } from '@muster/kpi';
import type { Exclusion, ExclusionReason, Measured, Row } from '@muster/kpi';
import { formatCell } from '#lib/charts/figures.ts';
import type { CellKind } from '#lib/charts/table.ts';
import { formatNumber } from '#lib/locale/format.ts';
import * as m from '#lib/paraglide/messages.js';
import { kindOf } from './metrics.ts';
import type { Metric } from './metrics.ts';
import { reasonWords } from './row-words.ts';

/** Rows of one kind: those that count, or those left out for one reason. */
export interface ExplainGroup {
  readonly title: string;
  readonly tone: 'plain' | 'warn';
  readonly rows: readonly (Row | Exclusion)[];
  /** Whether each row's own value is worth showing: of a ratio the group says it. */
  readonly withValues: boolean;
}

export interface Explanation {
  readonly key: string;
  readonly title: string;
  readonly kind: CellKind;
  readonly value: number | null;
  readonly n: number;
  readonly few: boolean;
  readonly hidden: boolean;
  /** The rule, in words. */
  readonly formula: string;
  /** The rule with this number's own figures in it; '' where there are none. */
  readonly reckoning: string;
  /** Figures beside it. */
  readonly beside: readonly { readonly label: string; readonly value: string }[];
  readonly counted: readonly ExplainGroup[];
  /** By reason; warnings not among them. */
  readonly excluded: readonly ExplainGroup[];
  /** Facts that cannot be right: dates the wrong way round, missing, or no dates at all. */
  readonly warnings: readonly ExplainGroup[];
}

/** `more` tells it apart from `measured`: totals that a rule divides. */
export function explain(
  metric: Metric,
  measured: Measured,
  more: { readonly total?: number; readonly by?: number } = {},
): Explanation {
  const kind = kindOf(metric, measured);
  const rows = measured.hidden ? [] : measured.rows();
  const warnings = measured.hidden ? [] : measured.warnings();
  const left = measured.hidden ? [] : measured.exclusions().filter(({ reason }) => !isWarning(reason));
  return {
    key: metric.key,
    title: metric.title(),
    kind,
    value: measured.value,
    n: measured.n,
    few: measured.few,
    hidden: measured.hidden,
    formula: metric.formula(),
    reckoning: reckoningOf(measured, rows, kind, more),
    beside: besideOf(measured),
    counted: countedGroups(metric, measured, rows),
    excluded: byReason(left).map(([reason, of]) => ({ title: reasonWords(reason), tone: 'plain', rows: of, withValues: false })),
    warnings: byReason(warnings).map(([reason, of]) => ({
      title: reasonWords(reason),
      tone: 'warn',
      rows: of,
      withValues: false,
    })),
  };
}

const isWarning = (reason: ExclusionReason): boolean => (warningReasons as readonly ExclusionReason[]).includes(reason);

function countedGroups(metric: Metric, measured: Measured, rows: readonly Row[]): ExplainGroup[] {
  if (metric.sides === undefined)
    return [{ title: m.numbers_counted(), tone: 'plain', rows, withValues: measured.unit !== 'count' }];
  const [yes, no] = metric.sides;
  return [
    { title: no(), tone: 'plain', rows: rows.filter(({ value }) => value === 0), withValues: false },
    { title: yes(), tone: 'plain', rows: rows.filter(({ value }) => value !== 0), withValues: false },
  ];
}

function reckoningOf(
  { value, unit, n }: Measured,
  rows: readonly Row[],
  kind: CellKind,
  { total, by }: { readonly total?: number; readonly by?: number },
): string {
  if (value === null) return '';
  if (total !== undefined && by !== undefined)
    return m.numbers_reckoning_divided({ a: formatCell(kind, total), b: formatNumber(by), value: formatCell(kind, value) });
  const sum = rows.reduce((all, row) => all + row.value, 0);
  if (unit === 'ratio')
    return m.numbers_reckoning_ratio({ a: formatNumber(sum), b: formatNumber(n), value: formatCell(kind, value) });
  if (unit === 'days')
    return m.numbers_reckoning_mean({ a: formatCell(kind, sum), b: formatNumber(n), value: formatCell(kind, value) });
  return '';
}

function besideOf({ spread }: Measured): Explanation['beside'] {
  if (spread === null) return [];
  return [
    { label: m.numbers_mean(), value: formatCell('days', spread.mean) },
    { label: m.numbers_median(), value: formatCell('days', spread.median) },
    { label: m.numbers_p90(), value: formatCell('days', spread.p90) },
  ];
}

/** In the order in which the reasons first appear. */
function byReason(rows: readonly Exclusion[]): [ExclusionReason, Exclusion[]][] {
  const groups = new Map<ExclusionReason, Exclusion[]>();
  for (const row of rows) {
    const group = groups.get(row.reason);
    if (group === undefined) groups.set(row.reason, [row]);
    else group.push(row);
  }
  return [...groups];
}
