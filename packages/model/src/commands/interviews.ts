import { dayOf } from '../days.ts';
import type { Change, Desk } from '../desk.ts';
import type { ApplicationId, InterviewId, UserId } from '../ids.ts';
import { interviewsOf } from '../interviews.ts';
import { interviewerKey } from '../read/interview.ts';
import { teamId } from '../read/settings.ts';
import { interviewStatuses, interviewTypes } from '../records/interview.ts';
import type { Interview, InterviewStatus, InterviewType } from '../records/interview.ts';
import type { StepKey } from '../records/stages.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import type { Plan } from '../write/plan.ts';
import { theApplication, theInterview } from './chosen.ts';
import { allOf, idOrNull, idShown, instantOf, numberOf, oneOf, textOf } from './input.ts';
import type { Made } from './made.ts';
import { differences, noteOnBoard } from './notes.ts';

export interface InterviewFields {
  readonly round: number;
  readonly type: InterviewType;
  /** When it begins. */
  readonly at: number;
  readonly minutes: number;
  readonly interviewers: readonly UserId[];
  readonly place: string;
}

const most = { round: 20, minutes: 600, interviewers: 20 } as const;

/** Agrees on an interview. A card that waits to be scheduled stands at `scheduled` then, if one may write the board. */
export function scheduleInterview(
  desk: Desk,
  fields: Partial<InterviewFields> & { readonly application: ApplicationId; readonly at: number },
): Result<Made<InterviewId>, Refusal> {
  const application = theApplication(desk, fields?.application);
  if (!application.ok) return application;
  const rounds = interviewsOf(desk, application.value.id).map(({ round }) => round);
  const next = Math.min(most.round, Math.max(0, ...rounds) + 1);
  const checked = checkFields({ round: next, type: 'on-site', minutes: 45, interviewers: [], place: '', ...fields });
  if (!checked.ok) return checked;
  const { interviewers, ...rest } = checked.value;
  const plan = createPlan();
  const id = desk.newId<'interview'>();
  plan.create('interview', id, {
    ...rest,
    application: application.value.id,
    ...Object.fromEntries((interviewers ?? []).map((user) => [interviewerKey(user), true])),
    createdAt: desk.now(),
    createdBy: desk.user,
  });
  planStep(desk, plan, application.value.id, 'scheduled', [null, 'to-schedule']);
  note(desk, plan, 'interview-scheduled', application.value.id, [{ field: 'at', before: null, after: rest.at }]);
  const change = commit(desk, 'scheduleInterview', plan);
  return change.ok ? ok({ change: change.value, id }) : change;
}

/** Changes an interview. Moved to another time it stays the same interview: it was agreed anew, not cancelled. */
export function editInterview(desk: Desk, id: InterviewId, fields: Partial<InterviewFields>): Result<Change, Refusal> {
  const interview = theInterview(desk, id);
  if (!interview.ok) return interview;
  const checked = checkFields(fields ?? {});
  if (!checked.ok) return checked;
  const { interviewers, ...rest } = checked.value;
  const changes = [...differences<Interview>(interview.value, rest)];
  const plan = createPlan();
  for (const { field, after } of changes) plan.set('interview', id, field, after);
  const before = interview.value.interviewers;
  if (interviewers !== undefined && JSON.stringify(interviewers) !== JSON.stringify(before)) {
    for (const user of interviewers) if (!before.includes(user)) plan.set('interview', id, interviewerKey(user), true);
    for (const user of before) if (!interviewers.includes(user)) plan.set('interview', id, interviewerKey(user), false);
    changes.push({ field: 'interviewers', before, after: interviewers });
  }
  if (changes.length > 0) note(desk, plan, 'interview-edited', interview.value.application, changes);
  return commit(desk, 'editInterview', plan);
}

/**
 * Says how an interview went, or that it is still to come. It cannot have been attended, or missed, before its day. A card whose
 * interview was attended waits for feedback then, if one may write the board.
 */
export function setInterviewStatus(desk: Desk, id: InterviewId, status: InterviewStatus): Result<Change, Refusal> {
  const interview = theInterview(desk, id);
  if (!interview.ok) return interview;
  const wanted = oneOf(interviewStatuses, status);
  if (wanted === null) return err({ type: 'SettingGone', id: idShown(status) });
  const zone = desk.team.byId.get(teamId)?.timeZone ?? 'Asia/Shanghai';
  const { at, status: before, application } = interview.value;
  if ((wanted === 'attended' || wanted === 'no-show') && dayOf(at, zone) > dayOf(desk.now(), zone))
    return err({ type: 'InFuture', field: 'interview' });
  const plan = createPlan();
  if (before !== wanted) {
    plan.set('interview', id, 'status', wanted);
    plan.set('interview', id, 'statusAt', wanted === 'scheduled' ? null : desk.now());
    if (wanted === 'attended') planStep(desk, plan, application, 'waiting-for-feedback', [null, 'to-schedule', 'scheduled']);
    note(desk, plan, 'interview-status', application, [{ field: 'status', before, after: wanted }]);
  }
  return commit(desk, 'setInterviewStatus', plan);
}

/** Takes away an interview that was entered by mistake; one that does not take place has a status for that. */
export function deleteInterview(desk: Desk, id: InterviewId): Result<Change, Refusal> {
  const interview = theInterview(desk, id);
  if (!interview.ok) return interview;
  const plan = createPlan();
  plan.set('interview', id, 'deletedAt', desk.now());
  plan.set('interview', id, 'deletedBy', desk.user);
  const { application, at } = interview.value;
  note(desk, plan, 'interview-deleted', application, [{ field: 'at', before: at, after: null }]);
  return commit(desk, 'deleteInterview', plan);
}

function checkFields(fields: Partial<InterviewFields>): Result<Partial<InterviewFields>, Refusal> {
  const type = fields.type === undefined ? undefined : oneOf(interviewTypes, fields.type);
  if (type === null) return err({ type: 'SettingGone', id: idShown(fields.type) });
  const interviewers = fields.interviewers === undefined ? ok(undefined) : interviewersOf(fields.interviewers);
  if (!interviewers.ok) return interviewers;
  const checked = allOf({
    ...(fields.at !== undefined && { at: instantOf('at', fields.at) }),
    ...(fields.round !== undefined && { round: numberOf('round', fields.round, 1, most.round) }),
    ...(fields.minutes !== undefined && { minutes: numberOf('minutes', fields.minutes, 5, most.minutes) }),
    ...(fields.place !== undefined && { place: textOf('place', fields.place) }),
  });
  if (!checked.ok) return checked;
  return ok({
    ...(checked.value as Partial<InterviewFields>),
    ...(type !== undefined && { type }),
    ...(interviewers.value !== undefined && { interviewers: interviewers.value }),
  });
}

function interviewersOf(given: unknown): Result<readonly UserId[], Refusal> {
  if (!Array.isArray(given) || given.length > most.interviewers)
    return err({ type: 'NumberOutOfRange', field: 'interviewers', least: 0, most: most.interviewers });
  const users = new Set<UserId>();
  for (const each of given as readonly unknown[]) {
    const user = idOrNull(each);
    if (user === null) return err({ type: 'MemberGone', id: idShown(each) });
    users.add(user);
  }
  return ok([...users].sort());
}

/** Interviewers may write interviews and not the board: for them the card stays as it is. */
function planStep(desk: Desk, plan: Plan, id: ApplicationId, step: StepKey, from: readonly (StepKey | null)[]): void {
  const application = desk.applications.byId.get(id);
  if (application === undefined || !desk.writable('board')) return;
  const { stage, outcome, head, step: before } = application;
  if (stage !== 'interview' || outcome !== null || !from.includes(before)) return;
  plan.set('application', id, 'step', { move: head.id, value: step });
}

function note(
  desk: Desk,
  plan: Plan,
  kind: 'interview-scheduled' | 'interview-edited' | 'interview-status' | 'interview-deleted',
  application: ApplicationId,
  changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[],
): void {
  if (desk.writable('board')) noteOnBoard(desk, plan, kind, { application, changes });
}
