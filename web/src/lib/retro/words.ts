import type { RetroCard, RetroColumn, RetroGroup, RetroTemplate } from '@muster/model';
import { daysOfWeek } from '@muster/model';
import { formatDate } from '#lib/locale/format.ts';
import * as m from '#lib/paraglide/messages.js';

export const templateLabel = (template: RetroTemplate): string => templates[template].label();
export const templateText = (template: RetroTemplate): string => templates[template].text();

/** A column as the team named it, else in the interface's words. */
export const columnLabel = ({ id, title }: RetroColumn): string => title ?? columns[id]?.() ?? m.retro_column_other();

/** The colour of a column's mark: which column it is, not what it means. */
export const columnColour = (index: number): string => `var(--member-${[4, 7, 0, 5, 6, 1][index % 6] ?? 0})`;

/** A card in a few words, for labels and menus. */
export const shortText = (text: string, most = 40): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const letters = [...line];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : line;
};

/** What a group goes by: its name, else what its first card says. */
export const groupLabel = ({ title, cards }: Pick<RetroGroup, 'title' | 'cards'>): string =>
  title ?? shortText((cards[0] as RetroCard).text, 80);

/** Week 21, 2026. */
export const weekLabel = (week: string): string => {
  const [year, number] = week.split('-W') as [string, string];
  return m.retro_week({ year, week: Number(number) });
};

/** 21 of `2026-W21`. */
export const weekNumber = (week: string): number => Number(week.slice(-2));

export function weekDays(week: string, now: number): string {
  const days = daysOfWeek(week);
  const shown = (day: string | undefined): string => formatDate(Date.parse(`${day ?? ''}T12:00:00Z`), now, 'UTC');
  return m.retro_week_days({ from: shown(days[0]), to: shown(days[6]) });
}

const templates: Record<RetroTemplate, { readonly label: () => string; readonly text: () => string }> = {
  'keep-problem-try': { label: m.retro_template_keep_problem_try, text: m.retro_template_keep_problem_try_text },
  'start-stop-continue': { label: m.retro_template_start_stop_continue, text: m.retro_template_start_stop_continue_text },
  sailboat: { label: m.retro_template_sailboat, text: m.retro_template_sailboat_text },
  'glad-sad-mad': { label: m.retro_template_glad_sad_mad, text: m.retro_template_glad_sad_mad_text },
};

const columns: Partial<Record<string, () => string>> = {
  keep: m.retro_column_keep,
  problem: m.retro_column_problem,
  try: m.retro_column_try,
  start: m.retro_column_start,
  stop: m.retro_column_stop,
  continue: m.retro_column_continue,
  wind: m.retro_column_wind,
  anchor: m.retro_column_anchor,
  rock: m.retro_column_rock,
  island: m.retro_column_island,
  glad: m.retro_column_glad,
  sad: m.retro_column_sad,
  mad: m.retro_column_mad,
};
