/**
 * What somebody chose to see of the numbers. Personal: it lives in the address, so that back, reload and a link show the same, and never
 * in a document.
 */
import type { ChannelId, RequisitionId, UserId } from '@muster/model';
import { isDay } from './days.ts';
import { readPeriod, usualPeriod, writePeriod } from './period.ts';
import type { PeriodChoice } from './period.ts';

/** The first has no name in the address. */
export const parts = ['overview', 'sources', 'costs', 'workload', 'forecast'] as const;
export type Part = (typeof parts)[number];

export const choices = ['requisitions', 'owners', 'channels'] as const;
export type Choice = (typeof choices)[number];

export interface NumbersView {
  readonly part: Part;
  readonly period: PeriodChoice;
  readonly requisitions: readonly RequisitionId[];
  readonly owners: readonly UserId[];
  readonly channels: readonly ChannelId[];
  /** A past day, seen as it was at its end; null: now. */
  readonly asOf: string | null;
  /** Costs count internal work, too. */
  readonly internal: boolean;
  /** The number whose explanation is open. */
  readonly explain: string | null;
  readonly wall: boolean;
}

export const plainView: NumbersView = {
  part: 'overview',
  period: usualPeriod,
  requisitions: [],
  owners: [],
  channels: [],
  asOf: null,
  internal: false,
  explain: null,
  wall: false,
};

/** The same words as in the board's address. */
const choiceKeys: Readonly<Record<Choice, string>> = { requisitions: 'req', owners: 'owner', channels: 'channel' };
const ownKeys: readonly string[] = ['part', 'period', ...Object.values(choiceKeys), 'asof', 'internal', 'explain', 'wall'];
const mostChoices = 50;

export const isFiltered = (view: NumbersView): boolean => choices.some((choice) => view[choice].length > 0);
export const withoutFilters = (view: NumbersView): NumbersView => ({ ...view, requisitions: [], owners: [], channels: [] });

/** Adds the value to a choice, or takes it out. */
export function toggled(view: NumbersView, choice: Choice, value: string): NumbersView {
  const values: readonly string[] = view[choice];
  return { ...view, [choice]: values.includes(value) ? values.filter((other) => other !== value) : [...values, value] };
}

/** Reads a view from an address; whatever is not understood is left out. Addresses are typed and pasted by people. */
export function readView(params: URLSearchParams): NumbersView {
  const all = (choice: Choice): string[] =>
    [...new Set(params.getAll(choiceKeys[choice]).filter((value) => value !== ''))].slice(0, mostChoices);
  const asOf = params.get('asof') ?? '';
  return {
    part: parts.find((part) => part === params.get('part')) ?? 'overview',
    period: readPeriod(params.get('period')),
    requisitions: all('requisitions'),
    owners: all('owners'),
    channels: all('channels'),
    asOf: isDay(asOf) ? asOf : null,
    internal: params.get('internal') === '1',
    explain: params.get('explain') || null,
    wall: params.get('wall') === '1',
  };
}

/** The address's parameters with this view in them; parameters of others (the side panel's) stay as they are. */
export function writeView(view: NumbersView, params: URLSearchParams): URLSearchParams {
  const written = new URLSearchParams(params);
  for (const key of ownKeys) written.delete(key);
  if (view.part !== 'overview') written.set('part', view.part);
  if (writePeriod(view.period) !== writePeriod(usualPeriod)) written.set('period', writePeriod(view.period));
  for (const choice of choices) for (const value of view[choice]) written.append(choiceKeys[choice], value);
  if (view.asOf !== null) written.set('asof', view.asOf);
  if (view.internal) written.set('internal', '1');
  if (view.explain !== null) written.set('explain', view.explain);
  if (view.wall) written.set('wall', '1');
  return written;
}
