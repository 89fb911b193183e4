import type { Change, Desk } from '../desk.ts';
import { kickoffOf } from '../charter.ts';
import type { KickoffItemId } from '../ids.ts';
import type { Place } from '../place.ts';
import { compareByPlace } from '../place.ts';
import { isBuiltInKickoff } from '../read/charter.ts';
import type { KickoffItem } from '../records/charter.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import type { Plan } from '../write/plan.ts';
import { idShown, nameOf, textOf } from './input.ts';
import type { Made } from './made.ts';
import { placeIn } from './placing.ts';
import type { Placing } from './placing.ts';

const limit = 500;

/** Adds a line to the kick-off checklist, at its end. */
export function addKickoffItem(desk: Desk, fields: { readonly text: string }): Result<Made<KickoffItemId>, Refusal> {
  const text = nameOf('text', fields?.text, limit);
  if (!text.ok) return text;
  const id = desk.newId<'kickoff-item'>();
  const plan = createPlan();
  // Its text is the line: undo takes back that, unless somebody reworded it.
  plan.set('kickoff', id, 'text', text.value);
  const { rank, rekeyed } = rankFor(desk, id, 'end');
  planRekeying(plan, rekeyed);
  plan.setQuietly('kickoff', id, 'rank', rank);
  const change = commit(desk, 'addKickoffItem', plan);
  return change.ok ? ok({ change: change.value, id }) : change;
}

/** Rewords a line or puts it elsewhere. `text: null` takes the interface's own words of a built-in line again. */
export function editKickoffItem(
  desk: Desk,
  id: KickoffItemId,
  fields: { text?: string | null; place?: Place<KickoffItemId> },
): Result<Change, Refusal> {
  const item = theItem(desk, id);
  if (!item.ok) return item;
  const plan = createPlan();
  if (fields?.text !== undefined) {
    const text = isBuiltInKickoff(id) ? textOf('text', fields.text ?? '', limit) : nameOf('text', fields.text, limit);
    if (!text.ok) return text;
    const wanted = text.value === '' ? null : text.value;
    if (wanted !== item.value.text) plan.set('kickoff', id, 'text', wanted);
  }
  if (fields?.place !== undefined) planMove(desk, plan, id, fields.place);
  return commit(desk, 'editKickoffItem', plan);
}

/** Takes a line off the checklist, or with `false` brings it back. Who ticked it stays written. */
export function hideKickoffItem(desk: Desk, id: KickoffItemId, hidden = true): Result<Change, Refusal> {
  const item = theItem(desk, id);
  if (!item.ok) return item;
  const plan = createPlan();
  const wanted = hidden !== false;
  if (item.value.hidden !== wanted) plan.set('kickoff', id, 'hidden', wanted);
  return commit(desk, 'hideKickoffItem', plan);
}

/** Ticks a line off, with a name and a time on it; with `false` takes the tick back. */
export function tickKickoffItem(desk: Desk, id: KickoffItemId, on: boolean): Result<Change, Refusal> {
  const item = theItem(desk, id);
  if (!item.ok) return item;
  const plan = createPlan();
  const wanted = on === true;
  if (wanted !== (item.value.done !== null)) plan.set('kickoff', id, 'done', wanted ? { at: desk.now(), by: desk.user } : null);
  return commit(desk, 'tickKickoffItem', plan);
}

function theItem(desk: Desk, id: KickoffItemId): Result<KickoffItem, Refusal> {
  const item = desk.kickoff.byId.get(id);
  return item === undefined ? err({ type: 'SettingGone', id: idShown(id) }) : ok(item);
}

/** Plans a line's new place, unless it stands there already. */
function planMove(desk: Desk, plan: Plan, id: KickoffItemId, place: Place<KickoffItemId>): void {
  const { rank, rekeyed } = rankFor(desk, id, place);
  const ranks = new Map([...rekeyed, { id, rank }].map((each) => [each.id, each.rank]));
  const before = kickoffOf(desk);
  const after = before.map((item) => ({ id: item.id, rank: ranks.get(item.id) ?? item.rank })).sort(compareByPlace);
  if (after.every((item, index) => item.id === before[index]?.id)) return;
  planRekeying(plan, rekeyed);
  plan.set('kickoff', id, 'rank', rank);
}

function planRekeying(plan: Plan, rekeyed: Placing['rekeyed']): void {
  for (const { id, rank } of rekeyed) plan.setQuietly('kickoff', id, 'rank', rank);
}

function rankFor(desk: Desk, id: KickoffItemId, place: Place<KickoffItemId>) {
  const order = kickoffOf(desk);
  const column = {
    length: order.length,
    at: (index: number) => order[index] as KickoffItem,
    indexOf: (wanted: string) => {
      const index = order.findIndex((item) => item.id === wanted);
      return index < 0 ? null : index;
    },
  };
  const { ranks, rekeyed } = placeIn(column, new Set([id]), place, () => desk.random());
  return { rank: ranks[0] as string, rekeyed };
}
