/** The menus of a card. Everything that dragging or a key does is here too [WCAG 2.5.7]. */
import { applicationStageKeys, outcomeKeys, stepKeysByStage, type Application, type ApplicationStageKey } from '@muster/model';
import ArrowRight from 'lucide-svelte/icons/arrow-right';
import CalendarClock from 'lucide-svelte/icons/calendar-clock';
import CircleCheck from 'lucide-svelte/icons/circle-check';
import LogOut from 'lucide-svelte/icons/log-out';
import Pause from 'lucide-svelte/icons/pause';
import Phone from 'lucide-svelte/icons/phone';
import Play from 'lucide-svelte/icons/play';
import RotateCcw from 'lucide-svelte/icons/rotate-ccw';
import Split from 'lucide-svelte/icons/split';
import SquareCheck from 'lucide-svelte/icons/square-check';
import Tag from 'lucide-svelte/icons/tag';
import Trash2 from 'lucide-svelte/icons/trash-2';
import UserRound from 'lucide-svelte/icons/user-round';
import Ban from 'lucide-svelte/icons/ban';
import Footprints from 'lucide-svelte/icons/footprints';
import { mayEditPeople } from '#lib/access/may.ts';
import { formatTime } from '#lib/locale/format.ts';
import { outcomeLabel, stageColour, stepLabel } from '#lib/locale/terms.ts';
import * as m from '#lib/paraglide/messages.js';
import { memberColour } from '#lib/ui/member-colour.ts';
import type { MenuItem } from '#lib/ui/menus.svelte.ts';
import { destination } from './application-facts.ts';
import type { Board } from './board.svelte.ts';
import { isClaimed } from './card-height.ts';
import { oneStep } from './place.ts';
import { openCard, targetsOf } from './targets.ts';

const line: MenuItem = { type: 'separator' };

/** Where the cards can go: the stages, a place in them, and the outcomes. */
export function moveItems(board: Board, ids: readonly string[]): MenuItem[] {
  const { records, acts, dialogs } = board;
  const stage = commonStage(board, ids);
  return [
    { type: 'heading', label: ids.length === 1 ? m.board_move_to() : m.board_move_many_to({ count: ids.length }) },
    ...applicationStageKeys.map((key): MenuItem => ({
      label: records.stageName(key),
      dot: stageColour(key),
      checked: key === stage,
      hint: key === stage ? m.board_move_here() : undefined,
      disabled: key === stage,
      run: () => acts.move(ids, key, 'top'),
    })),
    line,
    ...(stage === null
      ? []
      : [
          { label: m.board_move_top(), run: () => acts.move(ids, stage, 'top') },
          { label: m.board_move_end(), run: () => acts.move(ids, stage, 'end') },
        ]),
    { label: m.board_move_place(), run: () => dialogs.show({ type: 'place', ids, stage: stage ?? 'screening' }) },
    line,
    { type: 'sub', label: m.board_outcome(), icon: LogOut, items: outcomeItems(board, ids) },
  ];
}

function commonStage(board: Board, ids: readonly string[]): ApplicationStageKey | null {
  const stages = new Set(ids.map((id) => board.workspace.desk.applications.byId.get(id)?.stage));
  const [only] = stages;
  return stages.size === 1 && only !== undefined ? only : null;
}

export function outcomeItems(board: Board, ids: readonly string[]): MenuItem[] {
  return outcomeKeys.map((outcome) => ({
    label: m.board_set_outcome({ outcome: outcomeLabel(outcome) }),
    danger: outcome === 'rejected',
    keys: outcome === 'rejected' ? 'R' : undefined,
    run: () =>
      outcome === 'joined' ? board.acts.outcome(ids, outcome, null) : board.dialogs.show({ type: 'outcome', ids, outcome }),
  }));
}

export function assignItems(board: Board, ids: readonly string[]): MenuItem[] {
  const { records, acts, workspace } = board;
  const owners = new Set(ids.map((id) => workspace.desk.applications.byId.get(id)?.owner ?? null));
  const only = owners.size === 1 ? [...owners][0] : undefined;
  return [
    { type: 'heading', label: m.board_assign() },
    ...records.team().map((member): MenuItem => ({
      label: member.name,
      dot: memberColour(member.colour),
      hint: member.id === workspace.desk.user ? m.board_me() : undefined,
      checked: only === member.id,
      run: () => acts.assign(ids, member.id),
    })),
    line,
    { label: m.board_nobody(), checked: only === null, run: () => acts.assign(ids, null) },
  ];
}

export function stepItems(board: Board, application: Application): MenuItem[] {
  const steps = stepKeysByStage[application.stage];
  return [
    ...steps.map((step): MenuItem => ({
      label: stepLabel(step),
      checked: application.step === step,
      run: () => board.acts.step(application.id, step),
    })),
    ...(application.step === null
      ? []
      : [line, { label: m.board_step_none(), run: () => board.acts.step(application.id, null) } satisfies MenuItem]),
  ];
}

/** Every head of a conflict: who asked for what and when; one click keeps it. */
export function conflictItems(board: Board, application: Application): MenuItem[] {
  return [
    { type: 'heading', label: m.board_conflict_which() },
    ...[application.head, ...application.conflict].map((move): MenuItem => ({
      label: destination(board.records, move),
      dot: move.outcome === null ? stageColour(move.stage) : 'var(--text-3)',
      hint: m.board_conflict_asked({ name: board.records.nameOf(move.by), time: formatTime(move.at) }),
      checked: move === application.head,
      run: () => board.acts.resolve(application.id, move.id),
    })),
  ];
}

/** The whole menu of a candidate's card; of the selection, when the card is part of it. */
export function applicationItems(board: Board, id: string): MenuItem[] {
  const { acts, dialogs, chosen, workspace } = board;
  const application = workspace.desk.applications.byId.get(id);
  const open: MenuItem = { label: m.board_open(), keys: 'Enter', run: () => openCard(board, id) };
  if (application === undefined || workspace.readOnly) return [open];
  if (application.outcome !== null) {
    return [open, line, { label: m.board_reopen(), icon: RotateCcw, run: () => acts.reopen([id]) }, removeItem(board, [id])];
  }
  const ids = targetsOf(board, id);
  const many = ids.length > 1;
  const claim = isClaimed(application, workspace.now) ? application.claim : null;
  const mine = claim?.by === workspace.desk.user;
  const steps = stepKeysByStage[application.stage].length > 0 && !many;
  return [
    ...(many ? [{ type: 'heading', label: m.board_selected({ count: ids.length }) } satisfies MenuItem] : [open]),
    ...(application.conflict.length > 0 && !many
      ? [
          {
            type: 'sub',
            label: m.board_conflict_resolve(),
            icon: Split,
            items: conflictItems(board, application),
          } satisfies MenuItem,
        ]
      : []),
    { type: 'sub', label: m.board_move_to(), icon: ArrowRight, items: moveItems(board, ids) },
    ...(steps
      ? [{ type: 'sub', label: m.board_step(), icon: Footprints, items: stepItems(board, application) } satisfies MenuItem]
      : []),
    { type: 'sub', label: m.board_assign(), icon: UserRound, items: assignItems(board, ids) },
    ...(mayEditPeople(workspace)
      ? [
          { label: m.board_tags(), icon: Tag, keys: 'T', run: () => dialogs.show({ type: 'tags', ids }) } satisfies MenuItem,
          {
            label: m.board_next_action(),
            icon: CalendarClock,
            keys: 'N',
            run: () => dialogs.show({ type: 'next-action', ids }),
          } satisfies MenuItem,
        ]
      : []),
    ...(many
      ? []
      : [
          {
            label: mine ? m.board_release() : claim === null ? m.board_claim() : m.board_take_over(),
            icon: Phone,
            keys: 'C',
            run: () => acts.claim(id, claim !== null && !mine),
          } satisfies MenuItem,
        ]),
    line,
    { type: 'sub', label: m.board_outcome(), icon: LogOut, items: outcomeItems(board, ids) },
    { label: chosen.has(id) ? m.board_unselect() : m.board_select(), icon: SquareCheck, keys: 'X', run: () => chosen.toggle(id) },
    removeItem(board, ids),
  ];
}

const removeItem = (board: Board, ids: readonly string[]): MenuItem => ({
  label: m.board_delete(),
  icon: Trash2,
  danger: true,
  run: () => board.acts.remove(ids),
});

export function requisitionItems(board: Board, id: string): MenuItem[] {
  const { acts, dialogs, lists, workspace } = board;
  const requisition = workspace.desk.requisitions.byId.get(id);
  const open: MenuItem = { label: m.board_open(), keys: 'Enter', run: () => openCard(board, id) };
  if (requisition === undefined || workspace.readOnly) return [open];
  const place = lists.placeOf(id);
  const order =
    place === undefined
      ? []
      : [...lists.list('requirement', place.lane)].filter((entry) => entry.group === place.entry.group).map((entry) => entry.id);
  const [up, down] = [oneStep(order, id, 'up'), oneStep(order, id, 'down')];
  const { status } = requisition;
  const active = status !== 'cancelled' && status !== 'filled';
  return [
    open,
    line,
    ...(status === 'draft'
      ? [{ label: m.board_request(), icon: ArrowRight, run: () => acts.request(id) } satisfies MenuItem]
      : []),
    ...(status === 'draft' || status === 'requested'
      ? [{ label: m.board_confirm(), icon: CircleCheck, run: () => acts.confirm(id) } satisfies MenuItem]
      : []),
    ...(status === 'on-hold' ? [{ label: m.board_resume(), icon: Play, run: () => acts.resume(id) } satisfies MenuItem] : []),
    ...(active && status !== 'on-hold'
      ? [{ label: m.board_hold(), icon: Pause, run: () => dialogs.show({ type: 'hold', requisition: id }) } satisfies MenuItem]
      : []),
    ...(up === null
      ? []
      : [{ label: m.board_move_up(), keys: 'Alt+ArrowUp', run: () => acts.reorder(id, up) } satisfies MenuItem]),
    ...(down === null
      ? []
      : [{ label: m.board_move_down(), keys: 'Alt+ArrowDown', run: () => acts.reorder(id, down) } satisfies MenuItem]),
    ...(active
      ? [line, { label: m.board_cancel_requisition(), icon: Ban, danger: true, run: () => acts.cancel(id) } satisfies MenuItem]
      : []),
  ];
}
