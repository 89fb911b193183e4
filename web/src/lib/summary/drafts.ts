import type { SummarySection, Targets } from '@muster/model';
import { formatDate, formatNumber, formatShare } from '#lib/locale/format.ts';
import * as m from '#lib/paraglide/messages.js';
import { formatFigure } from './figures.ts';
import type { FigureUnit } from './figures.ts';
import { balanceLabel, channelsOf, decisionsIn, figuresOf, kpiLabel, kpiUnit, loadsOf, stagesOf, trendOf } from './facts-of.ts';
import { monthLabel } from './month.ts';
import { kpiKeys } from './values.ts';
import type { ValueReader } from './values.ts';

export interface DraftParts {
  readonly read: ValueReader;
  readonly month: string;
  readonly targets: Targets;
  readonly nameOf: (user: string) => string;
  readonly channelOf: (channel: string) => string | null;
}

/** First words for each section, made of the numbers; nothing of costs, which not every reader of the text may know. */
export function summaryDrafts(parts: DraftParts): Partial<Record<SummarySection, string>> {
  return {
    overview: overview(parts),
    kpis: kpis(parts),
    trend: trend(parts),
    bottleneck: bottleneck(parts),
    channels: channels(parts),
    workload: workload(parts),
    decisions: decisions(parts),
  };
}

function overview({ read, month }: DraftParts): string {
  const count = (key: string): string => formatNumber(read.number(key) ?? 0);
  return lines([
    m.summary_say_overview({ month: monthLabel(month), applications: count('applications'), arrivals: count('arrivals') }),
    m.summary_say_overview_filled({ openings: count('openings'), filled: count('filled') }),
  ]);
}

const kpis = ({ read, targets }: DraftParts): string =>
  bullets(
    figuresOf(read, targets)
      .filter(({ target }) => target !== null)
      .map(({ label: name, shown: value, target, kept, n }) => {
        if (kept === null) return m.summary_say_none({ name });
        const aim = (target ?? '').replace(/^[^≤≥]*/, '');
        return kept ? m.summary_say_kept({ name, value, target: aim, n }) : m.summary_say_missed({ name, value, target: aim, n });
      }),
  );

function trend({ read }: DraftParts): string {
  const said = [...kpiKeys.map((key) => [key, kpiLabel(key), kpiUnit(key)] as const)].flatMap(([key, name, unit]) => {
    const line = changed(
      trendOf(read, key).map(({ value }) => value),
      name,
      unit,
    );
    return line === null ? [] : [line];
  });
  return said.length === 0 ? m.summary_say_no_trend() : bullets(said);
}

function changed(values: readonly (number | null)[], name: string, unit: FigureUnit): string | null {
  const [before, now] = [values.at(-2) ?? null, values.at(-1) ?? null];
  if (before === null || now === null) return null;
  const [shownBefore, shown] = [formatFigure(before, unit), formatFigure(now, unit)];
  return shownBefore === shown
    ? m.summary_say_same({ name, now: shown })
    : m.summary_say_rose({ name, before: shownBefore, now: shown });
}

function bottleneck({ read }: DraftParts): string {
  const worst = stagesOf(read).find(({ stage }) => stage === read.text('bottleneck.stage'));
  if (worst === undefined) return m.summary_say_no_bottleneck();
  const { label: stage, wait, limit, open, late } = worst;
  return m.summary_say_bottleneck({
    stage,
    wait: formatFigure(wait, 'days'),
    limit: formatFigure(limit, 'days'),
    open: formatNumber(open),
    late: formatNumber(late),
  });
}

const channels = ({ read, channelOf }: DraftParts): string => {
  const said = channelsOf(read, channelOf).slice(0, 5);
  if (said.length === 0) return m.summary_no_channels();
  return bullets(
    said.map(({ label, applications, interviewed, hired, arrived }) =>
      m.summary_say_channel({ name: label, applications, interviewed, hired, arrived }),
    ),
  );
};

function workload({ read, nameOf }: DraftParts): string {
  const loads = loadsOf(read);
  if (loads.length === 0) return m.summary_nobody();
  const uneven = loads.filter(({ balance }) => balance !== 'even');
  if (uneven.length === 0) return m.summary_say_load_even();
  return bullets(
    uneven.map(({ user, use, balance }) =>
      m.summary_say_load({ name: nameOf(user), use: formatShare(use), balance: balanceLabel(balance) }),
    ),
  );
}

function decisions({ read }: DraftParts): string {
  const made = decisionsIn(read);
  if (made.length === 0) return m.summary_decisions_none();
  const day = (on: string): string => formatDate(Date.parse(`${on}T12:00:00Z`), Date.parse(`${on}T12:00:00Z`), 'UTC');
  return bullets(made.map(({ on, title }) => m.summary_say_decision({ date: day(on), title })));
}

const lines = (said: readonly string[]): string => said.join('\n');
const bullets = (said: readonly string[]): string => said.map((line) => `- ${line}`).join('\n');
