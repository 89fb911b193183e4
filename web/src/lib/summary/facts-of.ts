import type { StageKey, Targets } from '@muster/model';
import { channelLabel, stageLabel } from '#lib/locale/terms.ts';
import * as m from '#lib/paraglide/messages.js';
import { formatFigure, keepsTarget } from './figures.ts';
import type { FigureUnit } from './figures.ts';
import type { KpiKey, ValueReader } from './values.ts';
import { kpiKeys } from './values.ts';

/** A figure of a summary in words. */
export interface Figure {
  readonly key: KpiKey | 'cost';
  readonly label: string;
  readonly value: number | null;
  readonly shown: string;
  readonly unit: FigureUnit;
  readonly n: number;
  readonly few: boolean;
  readonly median: string | null;
  readonly target: string | null;
  readonly kept: boolean | null;
}

const kinds: Record<
  KpiKey | 'cost',
  { readonly label: () => string; readonly unit: FigureUnit; readonly better: 'lower' | 'higher' }
> = {
  cycle: { label: m.summary_kpi_cycle, unit: 'days', better: 'lower' },
  arrivalRate: { label: m.summary_kpi_arrival, unit: 'ratio', better: 'higher' },
  timeToFill: { label: m.summary_kpi_fill, unit: 'days', better: 'lower' },
  timeToHire: { label: m.summary_kpi_hire, unit: 'days', better: 'lower' },
  offerAcceptance: { label: m.summary_kpi_acceptance, unit: 'ratio', better: 'higher' },
  cost: { label: m.summary_kpi_cost, unit: 'CNY', better: 'lower' },
};
export const kpiLabel = (key: KpiKey | 'cost'): string => kinds[key].label();
export const kpiUnit = (key: KpiKey | 'cost'): FigureUnit => kinds[key].unit;

export function figureOf(read: ValueReader, key: KpiKey | 'cost', targets: Targets): Figure {
  const { label, unit, better } = kinds[key];
  const value = read.number(`${key}.value`);
  const target = { cycle: targets.cycleDays, arrivalRate: targets.arrivalRate, cost: targets.costPerHire }[key as string] ?? null;
  const median = read.number(`${key}.median`);
  const aim = target === null ? null : formatFigure(target, unit);
  return {
    key,
    label: label(),
    value,
    shown: formatFigure(value, unit),
    unit,
    n: read.number(`${key}.n`) ?? 0,
    few: read.number(`${key}.few`) === 1,
    median: median === null || unit !== 'days' ? null : formatFigure(median, unit),
    target:
      aim === null
        ? null
        : better === 'lower'
          ? m.summary_target_at_most({ value: aim })
          : m.summary_target_at_least({ value: aim }),
    kept: keepsTarget(value, target, better),
  };
}

export const figuresOf = (read: ValueReader, targets: Targets): readonly Figure[] =>
  kpiKeys.map((key) => figureOf(read, key, targets));

/** The months of a trend and what each of them came to, the oldest first. */
export const trendOf = (read: ValueReader, key: string): readonly TrendMonth[] =>
  read
    .keys(`trend.${key}.`)
    .map((month) => ({ month, value: read.number(`trend.${key}.${month}`) }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
export interface TrendMonth {
  readonly month: string;
  readonly value: number | null;
}

const stages: readonly StageKey[] = ['screening', 'interview', 'offer', 'onboarding'];
export const stagesOf = (read: ValueReader) =>
  stages
    .filter((stage) => read.number(`stage.${stage}.open`) !== null)
    .map((stage) => ({
      stage,
      label: stageLabel(stage),
      wait: read.number(`stage.${stage}.wait`),
      limit: read.number(`stage.${stage}.limit`),
      open: read.number(`stage.${stage}.open`) ?? 0,
      late: read.number(`stage.${stage}.late`) ?? 0,
      saved: read.number(`stage.${stage}.saved`) ?? 0,
    }));

export const channelsOf = (read: ValueReader, nameOf: (channel: string) => string | null) =>
  read
    .ids('channel', 'applications')
    .map((channel) => ({
      channel,
      label: channel === '' ? m.summary_channel_unknown() : channelLabel({ id: channel, name: nameOf(channel) }),
      applications: read.number(`channel.${channel}.applications`) ?? 0,
      interviewed: read.number(`channel.${channel}.interviewed`) ?? 0,
      hired: read.number(`channel.${channel}.hired`) ?? 0,
      arrived: read.number(`channel.${channel}.arrived`) ?? 0,
    }))
    .sort((a, b) => b.applications - a.applications || b.arrived - a.arrived);

export const loadsOf = (read: ValueReader) =>
  read
    .ids('load', 'use')
    .map((user) => ({
      user,
      load: read.number(`load.${user}.load`) ?? 0,
      capacity: read.number(`load.${user}.capacity`) ?? 0,
      use: read.number(`load.${user}.use`) ?? 0,
      balance: read.text(`load.${user}.balance`) ?? 'even',
    }))
    .sort((a, b) => b.use - a.use);

export const balanceLabel = (balance: string): string =>
  balance === 'over' ? m.summary_over() : balance === 'under' ? m.summary_under() : m.summary_even();

export const decisionsIn = (read: ValueReader) =>
  read.ids('decision', 'title').map((id) => ({
    id,
    on: read.text(`decision.${id}.on`) ?? '',
    title: read.text(`decision.${id}.title`) ?? '',
    supersedes: read.text(`decision.${id}.supersedes`),
  }));
