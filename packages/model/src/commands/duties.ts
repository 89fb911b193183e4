import type { Change, Desk } from '../desk.ts';
import { checklistOf, dutiesOf } from '../duties.ts';
import type { DutyOwner } from '../duties.ts';
import type { DutyId } from '../ids.ts';
import { compareByPlace } from '../place.ts';
import type { Place } from '../place.ts';
import { acceptedId, isBuiltInDuty } from '../read/duty.ts';
import type { Duty } from '../records/duty.ts';
import { jobRoles } from '../records/member.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import type { Plan } from '../write/plan.ts';
import { idShown, nameOf, oneOf, textOf } from './input.ts';
import type { Made } from './made.ts';
import { theMember } from './members.ts';
import { placeIn } from './placing.ts';
import type { Placing } from './placing.ts';

const limit = 500;

export type NewDuty = DutyOwner & { readonly text: string; readonly place?: Place<DutyId> };

/** Adds a duty to the checklist of a job role, or to one member's own; at the end unless said otherwise. */
export function addDuty(desk: Desk, fields: NewDuty): Result<Made<DutyId>, Refusal> {
  const text = nameOf('text', fields?.text, limit);
  if (!text.ok) return text;
  const owner = ownerOf(desk, fields);
  if (!owner.ok) return owner;
  const id = desk.newId<'duty'>();
  const plan = createPlan();
  // Its text is the duty: undo takes back that, unless somebody reworded it.
  plan.set('duty', id, 'text', text.value);
  for (const [field, value] of Object.entries(owner.value)) plan.setQuietly('duty', id, field, value);
  const { rank, rekeyed } = rankFor(desk, id, owner.value, fields.place ?? 'end');
  planRekeying(plan, rekeyed);
  plan.setQuietly('duty', id, 'rank', rank);
  const change = commit(desk, 'addDuty', plan);
  return change.ok ? ok({ change: change.value, id }) : change;
}

/** Rewords a duty or puts it elsewhere in its checklist. `text: null` takes the interface's own words of a built-in duty again. */
export function editDuty(
  desk: Desk,
  id: DutyId,
  fields: { text?: string | null; place?: Place<DutyId> },
): Result<Change, Refusal> {
  const duty = theDuty(desk, id);
  if (!duty.ok) return duty;
  const plan = createPlan();
  if (fields?.text !== undefined) {
    const text = isBuiltInDuty(id) ? textOf('text', fields.text ?? '', limit) : nameOf('text', fields.text, limit);
    if (!text.ok) return text;
    const wanted = text.value === '' ? null : text.value;
    if (wanted !== duty.value.text) plan.set('duty', id, 'text', wanted);
  }
  if (fields?.place !== undefined) planMove(desk, plan, duty.value, fields.place);
  return commit(desk, 'editDuty', plan);
}

/** Takes a duty out of its checklist. Who accepted it stays written. */
export const hideDuty = (desk: Desk, id: DutyId): Result<Change, Refusal> => setHidden(desk, 'hideDuty', id, true);
export const showDuty = (desk: Desk, id: DutyId): Result<Change, Refusal> => setHidden(desk, 'showDuty', id, false);

/** Ticks one of one's own duties as accepted, or with `false` takes the tick back. */
export function acceptDuty(desk: Desk, duty: DutyId, on: boolean): Result<Change, Refusal> {
  const own = dutiesOf(desk, desk.user).find(({ id }) => id === duty);
  if (own === undefined) return err({ type: 'SettingGone', id: idShown(duty) });
  const plan = createPlan();
  const wanted = on === true;
  if (wanted !== (own.acceptedAt !== null)) {
    plan.set('accepted', acceptedId(desk.user, own.id), 'at', wanted ? desk.now() : null);
  }
  return commit(desk, 'acceptDuty', plan);
}

function setHidden(desk: Desk, command: string, id: DutyId, hidden: boolean): Result<Change, Refusal> {
  const duty = theDuty(desk, id);
  if (!duty.ok) return duty;
  const plan = createPlan();
  if (duty.value.hidden !== hidden) plan.set('duty', id, 'hidden', hidden);
  return commit(desk, command, plan);
}

function theDuty(desk: Desk, id: DutyId): Result<Duty, Refusal> {
  const duty = desk.duties.byId.get(id);
  return duty === undefined ? err({ type: 'SettingGone', id: idShown(id) }) : ok(duty);
}

function ownerOf(desk: Desk, fields: Partial<Record<'jobRole' | 'member', unknown>>): Result<DutyOwner, Refusal> {
  if (fields.member !== undefined) {
    const member = theMember(desk, fields.member as string);
    return member.ok ? ok({ member: member.value.id }) : member;
  }
  const jobRole = oneOf(jobRoles, fields.jobRole);
  return jobRole === null ? err({ type: 'SettingGone', id: idShown(fields.jobRole) }) : ok({ jobRole });
}

/** Plans a duty's new place, unless it stands there already. */
function planMove(desk: Desk, plan: Plan, { id, jobRole, member }: Duty, place: Place<DutyId>): void {
  const owner = jobRole === null ? { member: member as string } : { jobRole };
  const { rank, rekeyed } = rankFor(desk, id, owner, place);
  const ranks = new Map([...rekeyed, { id, rank }].map((each) => [each.id, each.rank]));
  const before = checklistOf(desk, owner);
  const after = before.map((duty) => ({ id: duty.id, rank: ranks.get(duty.id) ?? duty.rank })).sort(compareByPlace);
  if (after.every((duty, index) => duty.id === before[index]?.id)) return;
  planRekeying(plan, rekeyed);
  plan.set('duty', id, 'rank', rank);
}

function planRekeying(plan: Plan, rekeyed: Placing['rekeyed']): void {
  for (const { id, rank } of rekeyed) plan.setQuietly('duty', id, 'rank', rank);
}

function rankFor(
  desk: Desk,
  id: DutyId,
  owner: DutyOwner,
  place: Place<DutyId>,
): { readonly rank: string; readonly rekeyed: Placing['rekeyed'] } {
  const order = checklistOf(desk, owner);
  const column = {
    length: order.length,
    at: (index: number) => order[index] as Duty,
    indexOf: (wanted: string) => {
      const index = order.findIndex((duty) => duty.id === wanted);
      return index < 0 ? null : index;
    },
  };
  const { ranks, rekeyed } = placeIn(column, new Set([id]), place, () => desk.random());
  return { rank: ranks[0] as string, rekeyed };
}
