/**
 * What somebody chose to see of the board. Personal: it lives in the address, so that a link shares it, and on the device,
 * never in a document.
 */
import type { ChannelId, RequisitionId, UserId } from '@muster/model';

export const laneKinds = ['none', 'requisition', 'owner', 'channel'] as const;
export type LaneKind = (typeof laneKinds)[number];

export const switches = ['mine', 'late', 'unassigned', 'conflicts', 'claimed'] as const;
export type Switch = (typeof switches)[number];

export const choices = ['requisitions', 'owners', 'channels', 'tags'] as const;
export type Choice = (typeof choices)[number];

export interface BoardView extends Readonly<Record<Switch, boolean>> {
  readonly text: string;
  readonly requisitions: readonly RequisitionId[];
  readonly owners: readonly UserId[];
  readonly channels: readonly ChannelId[];
  readonly tags: readonly string[];
  readonly lanes: LaneKind;
}

export const plainView: BoardView = {
  text: '',
  mine: false,
  late: false,
  unassigned: false,
  conflicts: false,
  claimed: false,
  requisitions: [],
  owners: [],
  channels: [],
  tags: [],
  lanes: 'none',
};

const choiceKeys: Readonly<Record<Choice, string>> = { requisitions: 'req', owners: 'owner', channels: 'channel', tags: 'tag' };
const longestText = 200;
const mostChoices = 50;

/** Whether any card may be hidden. Lanes hide nothing. */
export const isFiltered = (view: BoardView): boolean =>
  view.text.trim() !== '' || switches.some((name) => view[name]) || choices.some((name) => view[name].length > 0);

/** The view with every filter off, its lanes kept. */
export const withoutFilters = (view: BoardView): BoardView => ({ ...plainView, lanes: view.lanes });

/** Adds the value to a choice, or takes it out. */
export function toggled(view: BoardView, choice: Choice, value: string): BoardView {
  const values: readonly string[] = view[choice];
  return { ...view, [choice]: values.includes(value) ? values.filter((other) => other !== value) : [...values, value] };
}

/** Reads a view from an address; whatever is not understood is left out. Addresses are typed and pasted by people. */
export function readView(params: URLSearchParams): BoardView {
  const lanes = laneKinds.find((kind) => kind === params.get('lanes')) ?? 'none';
  const all = (choice: Choice): string[] =>
    [...new Set(params.getAll(choiceKeys[choice]).filter((value) => value !== ''))].slice(0, mostChoices);
  const on = (name: Switch): boolean => params.get(name) === '1';
  return {
    text: (params.get('q') ?? '').slice(0, longestText),
    mine: on('mine'),
    late: on('late'),
    unassigned: on('unassigned'),
    conflicts: on('conflicts'),
    claimed: on('claimed'),
    requisitions: all('requisitions'),
    owners: all('owners'),
    channels: all('channels'),
    tags: all('tags'),
    lanes,
  };
}

/** The address's parameters with this view in them; parameters of others (the side panel's) stay as they are. */
export function writeView(view: BoardView, params: URLSearchParams): URLSearchParams {
  const written = new URLSearchParams(params);
  for (const key of viewKeys) written.delete(key);
  if (view.text.trim() !== '') written.set('q', view.text.trim());
  for (const name of switches) if (view[name]) written.set(name, '1');
  for (const choice of choices) for (const value of view[choice]) written.append(choiceKeys[choice], value);
  if (view.lanes !== 'none') written.set('lanes', view.lanes);
  return written;
}

const viewKeys: readonly string[] = ['q', ...switches, ...Object.values(choiceKeys), 'lanes'];

/** Whether an address says anything about the view: a shared link does, a plain visit does not. */
export const saysView = (params: URLSearchParams): boolean => viewKeys.some((key) => params.has(key));
