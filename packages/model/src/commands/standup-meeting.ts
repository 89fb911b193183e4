import type { Change, Desk } from '../desk.ts';
import type { UserId } from '../ids.ts';
import { defaultSeconds, isDay } from '../read/standup.ts';
import { meetingOrders } from '../records/standup.ts';
import type { MeetingActType, MeetingOrder } from '../records/standup.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { meetingOf } from '../standup/meeting.ts';
import type { Meeting } from '../standup/meeting.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { allOf, idOrNull, idShown, numberOf, oneOf } from './input.ts';
import { standupIn } from './standup-lines.ts';

export interface NewMeeting {
  /** Who is in the round, in the order that `fixed` keeps. */
  readonly members: readonly UserId[];
  readonly order: MeetingOrder;
  /** How long each one has: two minutes when not said. */
  readonly seconds?: number;
}

/** Starts the meeting of a day and makes oneself its facilitator. After one that has ended it starts another. */
export function startMeeting(desk: Desk, day: string, fields: NewMeeting): Result<Change, Refusal> {
  const found = meetingIn(desk, day);
  if (!found.ok) return found;
  const before = found.value;
  if (before !== null && before.state !== 'ended') return err({ type: 'MeetingRunning', by: before.facilitator });
  const members = Array.isArray(fields?.members) ? [...new Set(fields.members.map(idOrNull))] : [];
  if (members.length === 0 || members.includes(null)) return err({ type: 'NothingChosen' });
  const order = oneOf(meetingOrders, fields.order) ?? 'fixed';
  const checked = allOf({
    members: numberOf('members', members.length, 1, 200),
    seconds: numberOf('seconds', fields.seconds ?? defaultSeconds, 15, 3600),
  });
  if (!checked.ok) return checked;
  const { seconds } = checked.value;
  const seed = Math.floor(desk.random() * 2 ** 32);
  const more = { members, order, seconds, seed, ...(before !== null && { after: before.id }) };
  return commitAct(desk, 'startMeeting', { day, type: 'start', term: 1, n: 0, ...more });
}

/** Becomes the facilitator of a meeting that somebody else led: whoever is there may. */
export function takeOverMeeting(desk: Desk, day: string): Result<Change, Refusal> {
  const found = runningMeeting(desk, day);
  if (!found.ok) return found;
  const { facilitator, id, term, n } = found.value;
  if (facilitator === desk.user) return err({ type: 'NothingChanged' });
  return commitAct(desk, 'takeOverMeeting', { day, type: 'take-over', meeting: id, term: term + 1, n });
}

/** Gives somebody the word; null opens the floor. The facilitator's right, and of whoever has the word. */
export function giveTurn(desk: Desk, day: string, member: UserId | null): Result<Change, Refusal> {
  const found = runningMeeting(desk, day);
  if (!found.ok) return found;
  const { facilitator, speaker } = found.value;
  if (desk.user !== facilitator && desk.user !== speaker) return err({ type: 'NotFacilitator', by: facilitator });
  const given = member === null ? null : idOrNull(member);
  if (member !== null && given === null) return err({ type: 'MemberGone', id: idShown(member) });
  if (given === null ? found.value.open : given === speaker) return err({ type: 'NothingChanged' });
  return numbered(desk, 'giveTurn', found.value, 'turn', given);
}

export const pauseMeeting = (desk: Desk, day: string): Result<Change, Refusal> =>
  facilitate(desk, day, 'pauseMeeting', 'pause', ({ state }) => state === 'running');
export const resumeMeeting = (desk: Desk, day: string): Result<Change, Refusal> =>
  facilitate(desk, day, 'resumeMeeting', 'resume', ({ state }) => state === 'paused');
export const endMeeting = (desk: Desk, day: string): Result<Change, Refusal> =>
  facilitate(desk, day, 'endMeeting', 'end', () => true);

/** Says that one is there. Written once for each meeting one comes to. */
export function attendMeeting(desk: Desk, day: string): Result<Change, Refusal> {
  const found = runningMeeting(desk, day);
  if (!found.ok) return found;
  const { id, attendees, participants } = found.value;
  const absent = participants.some(({ member, state }) => member === desk.user && state === 'absent');
  if (attendees.includes(desk.user) && !absent) return err({ type: 'NothingChanged' });
  return commitAct(desk, 'attendMeeting', { day, type: 'here', meeting: id, term: 1, n: 0 });
}

/** `later`: to the end of the round; `absent`: passed over; `back`: in the round again, or for the first time. Anybody may say so. */
export function placeInRound(desk: Desk, day: string, member: UserId, as: 'later' | 'absent' | 'back'): Result<Change, Refusal> {
  const found = runningMeeting(desk, day);
  if (!found.ok) return found;
  const given = idOrNull(member);
  if (given === null) return err({ type: 'MemberGone', id: idShown(member) });
  const type = oneOf(['later', 'absent', 'back'] as const, as);
  if (type === null) return err({ type: 'SettingGone', id: idShown(as) });
  const known = found.value.participants.find((each) => each.member === given);
  if (type === 'back' ? known !== undefined && known.state !== 'absent' : known === undefined || known.state === type)
    return err({ type: 'NothingChanged' });
  return commitAct(desk, 'placeInRound', { day, type, meeting: found.value.id, term: 1, n: 0, member: given });
}

function facilitate(
  desk: Desk,
  day: string,
  command: string,
  type: MeetingActType,
  changes: (meeting: Meeting) => boolean,
): Result<Change, Refusal> {
  const found = runningMeeting(desk, day);
  if (!found.ok) return found;
  const { facilitator } = found.value;
  if (desk.user !== facilitator) return err({ type: 'NotFacilitator', by: facilitator });
  if (!changes(found.value)) return err({ type: 'NothingChanged' });
  return numbered(desk, command, found.value, type, null);
}

const numbered = (
  desk: Desk,
  command: string,
  { day, id, term, n }: Meeting,
  type: MeetingActType,
  member: UserId | null,
): Result<Change, Refusal> =>
  commitAct(desk, command, { day, type, meeting: id, term, n: n + 1, ...(member !== null && { member }) });

function commitAct(desk: Desk, command: string, fields: Readonly<Record<string, unknown>>): Result<Change, Refusal> {
  const plan = createPlan();
  plan.create('meetingAct', desk.newId<'meeting-act'>(), { ...fields, at: desk.now(), by: desk.user });
  return commit(desk, command, plan);
}

function meetingIn(desk: Desk, day: string): Result<Meeting | null, Refusal> {
  if (typeof day !== 'string' || !isDay(day)) return err({ type: 'DayUnreadable', field: 'day', value: idShown(day) });
  const standup = standupIn(desk);
  return standup.ok ? ok(meetingOf(standup.value.acts.byId.values(), day)) : standup;
}

function runningMeeting(desk: Desk, day: string): Result<Meeting, Refusal> {
  const found = meetingIn(desk, day);
  if (!found.ok) return found;
  const { value } = found;
  return value === null || value.state === 'ended' ? err({ type: 'MeetingOver' }) : ok(value);
}
