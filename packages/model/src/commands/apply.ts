import type { Desk } from '../desk.ts';
import type { ApplicationId, ChannelId, PersonId, RequisitionId, UserId } from '../ids.ts';
import { moveKey } from '../read/application.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit, moveToStored } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import type { Plan } from '../write/plan.ts';
import { newMove } from './appending.ts';
import { thePerson, theRequisition } from './chosen.ts';
import { idOrNull, instantOf } from './input.ts';
import type { Made } from './made.ts';
import { placeInStage, rekey } from './move.ts';
import { noteOnBoard } from './notes.ts';

export interface ApplyFields {
  readonly requisition: RequisitionId;
  readonly channel?: ChannelId | null;
  /** Milliseconds since 1970; now when not said. */
  readonly appliedAt?: number;
  readonly owner?: UserId | null;
}

/** Enters a person for a requisition: a card at the top of the screening column. */
export function applyTo(desk: Desk, fields: ApplyFields & { person: PersonId }): Result<Made<ApplicationId>, Refusal> {
  const person = thePerson(desk, fields.person);
  if (!person.ok) return person;
  const entry = checkEntry(desk, fields);
  if (!entry.ok) return entry;
  const other = applicationOfTo(desk, fields.person, fields.requisition);
  if (other !== null) return err({ type: 'AlreadyApplied', application: other });
  const plan = createPlan();
  const { ranks, rekeyed } = placeInStage(desk, 'screening', new Set(['new']), 'top');
  rekey(desk, plan, rekeyed);
  const id = planEntry(desk, plan, { ...entry.value, person: fields.person, rank: ranks[0] as string });
  const change = commit(desk, 'applyTo', plan);
  return change.ok ? ok({ change: change.value, id }) : change;
}

export interface Entry {
  readonly requisition: RequisitionId;
  readonly channel: ChannelId | null;
  readonly appliedAt: number;
  readonly owner: UserId | null;
}

export function checkEntry(desk: Desk, fields: ApplyFields): Result<Entry, Refusal> {
  const requisition = theRequisition(desk, fields.requisition);
  if (!requisition.ok) return requisition;
  if (requisition.value.status === 'cancelled') {
    return err({ type: 'WrongStatus', status: 'cancelled', allowed: ['draft', 'requested', 'confirmed', 'on-hold', 'filled'] });
  }
  return checkSource(desk, fields);
}

/** Where an application came from, when, and whose it is. */
export function checkSource(desk: Desk, fields: ApplyFields): Result<Entry, Refusal> {
  const channel = idOrNull(fields.channel);
  if (channel !== null && !desk.channels.byId.has(channel)) return err({ type: 'SettingGone', id: channel });
  const at = fields.appliedAt === undefined ? ok(desk.now()) : instantOf('appliedAt', fields.appliedAt);
  if (!at.ok) return at;
  return ok({ requisition: fields.requisition, channel, appliedAt: at.value, owner: idOrNull(fields.owner) });
}

/** The application, not deleted, of a person to a requisition. */
export function applicationOfTo(desk: Desk, person: PersonId, requisition: RequisitionId): ApplicationId | null {
  for (const id of desk.columns.ofPerson(person)) {
    const application = desk.applications.byId.get(id);
    if (application !== undefined && application.deletedAt === null && application.requisition === requisition) return id;
  }
  return null;
}

export function planEntry(
  desk: Desk,
  plan: Plan,
  entry: Entry & { person: PersonId; rank: string; sample?: boolean; quiet?: boolean },
): ApplicationId {
  const id = desk.newId<'application'>();
  const move = newMove(desk, { stage: 'screening', rank: entry.rank, after: [] });
  plan.create('application', id, {
    person: entry.person,
    requisition: entry.requisition,
    appliedAt: entry.appliedAt,
    ...(entry.channel !== null && { channel: entry.channel }),
    ...(entry.owner !== null && { owner: entry.owner }),
    ...(entry.sample === true && { sample: true }),
    createdAt: desk.now(),
    createdBy: desk.user,
    [moveKey(move.id)]: moveToStored(move),
  });
  if (entry.quiet !== true) noteOnBoard(desk, plan, 'applied', { application: id, requisition: entry.requisition });
  return id;
}
