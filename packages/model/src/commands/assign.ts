import type { Change, Desk } from '../desk.ts';
import type { ApplicationId, ChannelId, RequisitionId, UserId } from '../ids.ts';
import { isStepOf } from '../read/application.ts';
import type { StepKey } from '../records/stages.ts';
import type { Refusal } from '../refusals.ts';
import { err } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { applicationOfTo } from './apply.ts';
import { theApplication, theApplications, theRequisition } from './chosen.ts';
import { planStepDate } from './dating.ts';
import { idOrNull, idShown, instantOf } from './input.ts';
import { differences, noteOnBoard } from './notes.ts';

/** Gives cards to a recruiter, or to nobody. */
export function assignApplications(desk: Desk, ids: readonly ApplicationId[], owner: UserId | null): Result<Change, Refusal> {
  const chosen = theApplications(desk, ids);
  if (!chosen.ok) return chosen;
  const after = idOrNull(owner);
  const plan = createPlan();
  for (const { id, owner: before } of chosen.value) {
    if (before === after) continue;
    plan.set('application', id, 'owner', after);
    noteOnBoard(desk, plan, 'assigned', { application: id, changes: [{ field: 'owner', before, after }] });
  }
  return commit(desk, 'assignApplications', plan);
}

/**
 * Says where a card stands within its stage. Counts for as long as the card stays there. A step that says what happened (sent,
 * accepted, declined, arrived) is dated now when that is not noted yet; when it happened earlier, see `noteKeyDate`.
 */
export function setStep(desk: Desk, id: ApplicationId, step: StepKey | null): Result<Change, Refusal> {
  const application = theApplication(desk, id);
  if (!application.ok) return application;
  const { stage, head, step: before } = application.value;
  if (step !== null && !isStepOf(stage, step)) return err({ type: 'StepNotInStage', step, stage });
  const plan = createPlan();
  if (before !== step) {
    plan.set('application', id, 'step', step === null ? null : { move: head.id, value: step });
    const dated = planStepDate(desk, plan, application.value, step);
    noteOnBoard(desk, plan, 'step', { application: id, changes: [{ field: 'step', before, after: step }, ...dated] });
  }
  return commit(desk, 'setStep', plan);
}

/** Corrects where an application came from, when, or what for. */
export function editApplication(
  desk: Desk,
  id: ApplicationId,
  fields: { channel?: ChannelId | null; appliedAt?: number; requisition?: RequisitionId },
): Result<Change, Refusal> {
  const application = theApplication(desk, id);
  if (!application.ok) return application;
  const wanted: { channel?: ChannelId | null; appliedAt?: number; requisition?: RequisitionId } = {};
  if (fields.channel !== undefined) {
    wanted.channel = idOrNull(fields.channel);
    if (fields.channel !== null && !desk.channels.byId.has(fields.channel))
      return err({ type: 'SettingGone', id: idShown(fields.channel) });
  }
  if (fields.appliedAt !== undefined) {
    const at = instantOf('appliedAt', fields.appliedAt);
    if (!at.ok) return at;
    wanted.appliedAt = at.value;
  }
  if (fields.requisition !== undefined && fields.requisition !== application.value.requisition) {
    const requisition = theRequisition(desk, fields.requisition);
    if (!requisition.ok) return requisition;
    const other = applicationOfTo(desk, application.value.person, fields.requisition);
    if (other !== null) return err({ type: 'AlreadyApplied', application: other });
    wanted.requisition = fields.requisition;
  }
  const changes = differences(application.value, wanted);
  const plan = createPlan();
  for (const { field, after } of changes) plan.set('application', id, field, after);
  // An opening of the former requisition cannot be filled any more.
  if (wanted.requisition !== undefined && application.value.opening !== null) plan.set('application', id, 'opening', null);
  if (changes.length > 0) noteOnBoard(desk, plan, 'application-edited', { application: id, changes });
  return commit(desk, 'editApplication', plan);
}
