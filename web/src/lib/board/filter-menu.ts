import { formatNumber } from '#lib/locale/format.ts';
import { memberColour } from '#lib/ui/member-colour.ts';
import type { MenuItem } from '#lib/ui/menus.svelte.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Board } from './board.svelte.ts';
import { choices, laneKinds, switches, toggled, type BoardView, type Choice, type LaneKind, type Switch } from './view.ts';

export const switchLabel = (name: Switch): string => switchLabels[name]();
const switchLabels: Record<Switch, () => string> = {
  mine: m.board_filter_mine,
  late: m.board_filter_late,
  unassigned: m.board_filter_unassigned,
  conflicts: m.board_filter_conflicts,
  claimed: m.board_filter_claimed,
};

export const choiceLabel = (choice: Choice): string => choiceLabels[choice]();
const choiceLabels: Record<Choice, () => string> = {
  requisitions: m.board_filter_requisition,
  owners: m.board_filter_owner,
  channels: m.board_filter_channel,
  tags: m.board_filter_tag,
};

export const laneLabel = (kind: LaneKind): string => laneLabels[kind]();
const laneLabels: Record<LaneKind, () => string> = {
  none: m.board_lanes_none,
  requisition: m.board_lanes_requisition,
  owner: m.board_lanes_owner,
  channel: m.board_lanes_channel,
};

/** What a chosen value is called. */
export function valueLabel(board: Board, choice: Choice, value: string): string {
  switch (choice) {
    case 'requisitions':
      return board.workspace.desk.requisitions.byId.get(value)?.title ?? m.board_no_requisition();
    case 'owners':
      return board.records.nameOf(value);
    case 'channels':
      return board.records.channelName(value);
    case 'tags':
      return value;
  }
}

/** The values of one kind to choose from. */
export function choiceItems(board: Board, choice: Choice, show: (view: BoardView) => void): MenuItem[] {
  const { lists, records, workspace } = board;
  const { desk } = workspace;
  const item = (value: string, label: string, more: { dot?: string; hint?: string } = {}): MenuItem => ({
    label,
    ...more,
    checked: (lists.view[choice] as readonly string[]).includes(value),
    run: () => show(toggled(lists.view, choice, value)),
  });
  switch (choice) {
    case 'requisitions':
      return [...desk.requisitions.byId.values()]
        .filter((one) => one.deletedAt === null)
        .sort((a, b) => (a.rank < b.rank ? -1 : 1))
        .map((one) => item(one.id, one.title, { hint: one.department }));
    case 'owners':
      return records.team().map((one) => item(one.id, one.name, { dot: memberColour(one.colour) }));
    case 'channels':
      return records.channels().map((one) => item(one.id, records.channelName(one.id)));
    case 'tags':
      return tagCounts(board)
        .slice(0, mostTags)
        .map(([tag, count]) => item(tag, tag, { hint: formatNumber(count) }));
  }
}

const mostTags = 60;

/** Every tag in use, the most used first. */
export function tagCounts(board: Board): [string, number][] {
  const counts = new Map<string, number>();
  for (const person of board.workspace.desk.persons.byId.values()) {
    if (person.deletedAt === null) for (const tag of person.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

/** Everything one can filter by. */
export function filterItems(board: Board, show: (view: BoardView) => void): MenuItem[] {
  const { view } = board.lists;
  return [
    ...switches.map((name): MenuItem => ({
      label: switchLabel(name),
      checked: view[name],
      run: () => show({ ...view, [name]: !view[name] }),
    })),
    { type: 'separator' },
    ...choices.flatMap((choice): MenuItem[] => {
      const items = choiceItems(board, choice, show);
      return items.length === 0 ? [] : [{ type: 'sub', label: choiceLabel(choice), items }];
    }),
  ];
}

export function laneItems(board: Board, show: (view: BoardView) => void): MenuItem[] {
  const { view } = board.lists;
  return [
    { type: 'heading', label: m.board_lanes() },
    ...laneKinds.map((kind): MenuItem => ({
      label: laneLabel(kind),
      checked: view.lanes === kind,
      run: () => show({ ...view, lanes: kind }),
    })),
  ];
}
