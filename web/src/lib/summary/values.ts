import type { Numbers } from '@muster/kpi';
import type { Decision, Desk, SummaryValues } from '@muster/model';
import { monthAfter } from './month.ts';

const trendMonths = 6;

/** The indicators of a summary that everybody may read. */
export const kpiKeys = ['cycle', 'arrivalRate', 'timeToFill', 'timeToHire', 'offerAcceptance'] as const;
export type KpiKey = (typeof kpiKeys)[number];

/**
 * A month's numbers under plain keys, as a freeze keeps them. No cost figure is among them: viewers read the month's document and may not know
 * costs.
 */
export function summaryValues(numbers: Omit<Numbers, 'touch'>, desk: Pick<Desk, 'decisions'>, month: string): SummaryValues {
  const values: Record<string, number | string | null> = {};
  for (const key of kpiKeys) {
    const { value, n, few, spread } = numbers[key]();
    values[`${key}.value`] = value;
    values[`${key}.n`] = n;
    values[`${key}.few`] = few ? 1 : 0;
    values[`${key}.median`] = spread?.median ?? null;
  }
  const { openings, filled } = numbers.timeToFill();
  values['openings'] = openings;
  values['filled'] = filled;

  const trend = numbers.trend();
  for (const key of [...kpiKeys, 'applications', 'arrivals'] as const)
    for (const { month: at, value, n } of trend[key].filter((point) => point.month <= month).slice(-trendMonths)) {
      values[`trend.${key}.${at}`] = value;
      if (at === month && (key === 'applications' || key === 'arrivals')) values[key] = value ?? n;
    }

  const { worst, stages } = numbers.bottleneck();
  values['bottleneck.stage'] = worst?.stage ?? null;
  for (const { stage, wait, limitDays, open, late, daysSaved } of stages) {
    values[`stage.${stage}.wait`] = wait;
    values[`stage.${stage}.limit`] = limitDays;
    values[`stage.${stage}.open`] = open;
    values[`stage.${stage}.late`] = late;
    values[`stage.${stage}.saved`] = daysSaved;
  }
  for (const { channel, applications, interviewed, hired, arrived } of numbers.sources()) {
    if (applications + hired + arrived === 0) continue;
    const at = `channel.${channel ?? ''}`;
    Object.assign(values, { [`${at}.applications`]: applications, [`${at}.interviewed`]: interviewed });
    Object.assign(values, { [`${at}.hired`]: hired, [`${at}.arrived`]: arrived });
  }
  for (const { user, load, capacity, utilisation, balance, shares } of numbers.workload().members) {
    if (!shares) continue;
    Object.assign(values, { [`load.${user}.load`]: load, [`load.${user}.capacity`]: capacity });
    Object.assign(values, { [`load.${user}.use`]: utilisation, [`load.${user}.balance`]: balance });
  }
  for (const decision of decisionsOf(desk, month)) {
    values[`decision.${decision.id}.on`] = decision.decidedOn;
    values[`decision.${decision.id}.title`] = decision.title;
    values[`decision.${decision.id}.supersedes`] = decision.supersedes;
  }
  return values;
}

/** The cost figures of a month, or null for whom they are hidden. */
export function summaryCosts(numbers: Pick<Numbers, 'costPerHire'>): SummaryValues | null {
  const { hidden, value, n, few, total } = numbers.costPerHire();
  return hidden ? null : { 'cost.value': value, 'cost.n': n, 'cost.few': few ? 1 : 0, 'cost.total': total };
}

/** Decisions made in a month, the oldest first. */
function decisionsOf({ decisions }: Pick<Desk, 'decisions'>, month: string): readonly Decision[] {
  const [from, until] = [`${month}-01`, `${monthAfter(month)}-01`];
  return [...decisions.byId.values()]
    .filter(({ deletedAt, decidedOn }) => deletedAt === null && decidedOn >= from && decidedOn < until)
    .sort((a, b) => (a.decidedOn < b.decidedOn ? -1 : a.decidedOn > b.decidedOn ? 1 : a.createdAt - b.createdAt));
}

/** Reads plain keys back. What a value is not, it is null. */
export function reader(values: SummaryValues) {
  const number = (key: string): number | null => (typeof values[key] === 'number' ? values[key] : null);
  const text = (key: string): string | null => (typeof values[key] === 'string' ? values[key] : null);
  /** The ids between a prefix and a field, in the order they were kept. */
  const ids = (prefix: string, field: string): readonly string[] =>
    Object.keys(values).flatMap((key) =>
      key.startsWith(`${prefix}.`) && key.endsWith(`.${field}`) ? [key.slice(prefix.length + 1, -field.length - 1)] : [],
    );
  /** What comes after a prefix. */
  const keys = (prefix: string): readonly string[] =>
    Object.keys(values).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
  return { number, text, ids, keys };
}
export type ValueReader = ReturnType<typeof reader>;
