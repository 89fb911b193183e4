import type { ChannelId } from '@muster/model';
import { formatDate } from '#lib/locale/format.ts';
import { channelLabel } from '#lib/locale/terms.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import { memberColour } from '#lib/ui/member-colour.ts';
import type { MenuItem } from '#lib/ui/menus.svelte.ts';
import { addDays } from './days.ts';
import { isPreset, presets } from './period.ts';
import type { PeriodChoice, Preset } from './period.ts';
import { toggled } from './view.ts';
import type { Choice, NumbersView } from './view.ts';

export const choiceLabel = (choice: Choice): string => choiceLabels[choice]();
const choiceLabels: Record<Choice, () => string> = {
  requisitions: m.numbers_filter_requisition,
  owners: m.numbers_filter_owner,
  channels: m.numbers_filter_channel,
};

const presetLabels: Record<Preset, () => string> = {
  '30d': m.numbers_period_30d,
  '90d': m.numbers_period_90d,
  month: m.numbers_period_month,
  'last-month': m.numbers_period_last_month,
  quarter: m.numbers_period_quarter,
  year: m.numbers_period_year,
  all: m.numbers_period_all,
};

/** 最近 90 天, or 5月1日 – 5月31日. */
export function periodLabel(choice: PeriodChoice): string {
  if (isPreset(choice)) return presetLabels[choice]();
  return m.numbers_period_days({ from: dayLabel(choice.from), to: dayLabel(addDays(choice.until, -1)) });
}

/** A day with its year where that is not this one. */
export const dayLabel = (day: string): string => formatDate(Date.parse(`${day}T12:00:00Z`), Date.now(), 'UTC');

export function periodItems(view: NumbersView, show: (view: NumbersView) => void, custom: () => void): MenuItem[] {
  return [
    ...presets.map((preset): MenuItem => ({
      label: presetLabels[preset](),
      checked: view.period === preset,
      run: () => show({ ...view, period: preset }),
    })),
    { type: 'separator' },
    { label: m.numbers_period_custom(), checked: !isPreset(view.period), run: custom },
  ];
}

/** The values of one kind to choose from. */
export function choiceItems(
  { desk }: Pick<Workspace, 'desk'>,
  choice: Choice,
  view: NumbersView,
  show: (view: NumbersView) => void,
): MenuItem[] {
  const item = (value: string, label: string, more: { dot?: string; hint?: string } = {}): MenuItem => ({
    label,
    ...more,
    checked: (view[choice] as readonly string[]).includes(value),
    run: () => show(toggled(view, choice, value)),
  });
  switch (choice) {
    case 'requisitions':
      return [...desk.requisitions.byId.values()]
        .filter((one) => one.deletedAt === null)
        .sort((a, b) => (a.rank < b.rank ? -1 : 1))
        .map((one) => item(one.id, one.title, { hint: one.department }));
    case 'owners':
      return [...desk.members.byId.values()]
        .filter((one) => one.deletedAt === null)
        .sort((a, b) => a.name.localeCompare(b.name))
        .map((one) => item(one.id, one.name, { dot: memberColour(one.colour) }));
    case 'channels':
      return usedChannels(desk).map((id) => item(id, channelLabel(desk.channels.byId.get(id) ?? { id, name: null })));
  }
}

/** Channels that somebody came by, and those that can still be chosen. */
function usedChannels(desk: Workspace['desk']): ChannelId[] {
  const used = new Set<ChannelId>();
  for (const { channel } of desk.applications.byId.values()) if (channel !== null) used.add(channel);
  return [...desk.channels.byId.values()].filter(({ id, hidden }) => !hidden || used.has(id)).map(({ id }) => id);
}
