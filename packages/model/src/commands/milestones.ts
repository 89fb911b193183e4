import type { Change, Desk } from '../desk.ts';
import type { MilestoneId } from '../ids.ts';
import type { Milestone, MilestoneFields } from '../records/milestone.ts';
import { stageKeys } from '../records/stages.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { many, one } from './chosen.ts';
import { allOf, dayOrNull, idOrNull, idShown, nameOf, oneOf } from './input.ts';
import type { Made } from './made.ts';
import { differences, noteOnBoard } from './notes.ts';

export type NewMilestone = Pick<MilestoneFields, 'title'> & Partial<MilestoneFields> & { readonly sample?: boolean };

export function addMilestone(desk: Desk, fields: NewMilestone): Result<Made<MilestoneId>, Refusal> {
  const checked = allOf({ ...checkedFields(fields ?? {}), title: nameOf('title', fields?.title) });
  if (!checked.ok) return checked;
  const { title, dueOn, owner, stage } = checked.value;
  const id = desk.newId<'milestone'>();
  const plan = createPlan();
  plan.create('milestone', id, {
    title,
    ...(dueOn !== null && { dueOn }),
    ...(owner !== null && { owner }),
    ...(stage !== null && { stage }),
    ...(fields.sample === true && { sample: true }),
    ...{ createdAt: desk.now(), createdBy: desk.user },
  });
  noteOnBoard(desk, plan, 'milestone-added', { milestone: id });
  const change = commit(desk, 'addMilestone', plan);
  return change.ok ? ok({ change: change.value, id }) : change;
}

export function editMilestone(desk: Desk, id: MilestoneId, fields: Partial<MilestoneFields>): Result<Change, Refusal> {
  const milestone = theMilestone(desk, id);
  if (!milestone.ok) return milestone;
  const all = allOf({ ...checkedFields(fields ?? {}), title: nameOf('title', fields?.title ?? milestone.value.title) });
  if (!all.ok) return all;
  const wanted = Object.fromEntries(
    Object.entries(all.value).filter(([field]) => fields[field as keyof MilestoneFields] !== undefined),
  );
  const changes = differences(milestone.value, wanted);
  const plan = createPlan();
  for (const { field, after } of changes) plan.set('milestone', id, field, after);
  if (changes.length > 0) noteOnBoard(desk, plan, 'milestone-edited', { milestone: id, changes });
  return commit(desk, 'editMilestone', plan);
}

/** Says that a milestone was reached, now, or with `false` that it was not. */
export function reachMilestone(desk: Desk, id: MilestoneId, reached: boolean): Result<Change, Refusal> {
  const milestone = theMilestone(desk, id);
  if (!milestone.ok) return milestone;
  const wanted = reached === true;
  const plan = createPlan();
  if ((milestone.value.doneAt !== null) !== wanted) {
    plan.set('milestone', id, 'reached', wanted ? { at: desk.now(), by: desk.user } : null);
    noteOnBoard(desk, plan, wanted ? 'milestone-reached' : 'milestone-reopened', { milestone: id });
  }
  return commit(desk, 'reachMilestone', plan);
}

export function deleteMilestones(desk: Desk, ids: readonly MilestoneId[]): Result<Change, Refusal> {
  const chosen = many(desk.milestones.byId, ids, 'MilestoneGone', false);
  if (!chosen.ok) return chosen;
  const plan = createPlan();
  const at = desk.now();
  for (const { id } of chosen.value) {
    plan.set('milestone', id, 'deletedAt', at);
    plan.set('milestone', id, 'deletedBy', desk.user);
    noteOnBoard(desk, plan, 'milestone-deleted', { milestone: id, at });
  }
  return commit(desk, 'deleteMilestones', plan);
}

export function restoreMilestones(desk: Desk, ids: readonly MilestoneId[]): Result<Change, Refusal> {
  const chosen = many(desk.milestones.byId, ids, 'MilestoneGone', true);
  if (!chosen.ok) return chosen;
  const plan = createPlan();
  for (const { id } of chosen.value) {
    plan.set('milestone', id, 'deletedAt', null);
    plan.set('milestone', id, 'deletedBy', null);
    noteOnBoard(desk, plan, 'milestone-restored', { milestone: id });
  }
  return commit(desk, 'restoreMilestones', plan);
}

const theMilestone = (desk: Desk, id: string): Result<Milestone, Refusal> =>
  one(desk.milestones.byId.get(id), id, 'MilestoneGone');

const checkedFields = (fields: Partial<MilestoneFields>) => ({
  dueOn: dayOrNull('dueOn', fields.dueOn),
  owner: ok(idOrNull(fields.owner)),
  stage: stageOf(fields.stage),
});

function stageOf(stage: unknown): Result<Milestone['stage'], Refusal> {
  if (stage === null || stage === undefined) return ok(null);
  const known = oneOf(stageKeys, stage);
  return known === null ? err({ type: 'SettingGone', id: idShown(stage) }) : ok(known);
}
