import type { Change, Desk } from '../desk.ts';
import type { GoalId } from '../ids.ts';
import { isWithin } from '../goals.ts';
import { compareByPlace } from '../place.ts';
import type { Place } from '../place.ts';
import { goalMeasureTypes } from '../records/goal.ts';
import type { Goal, GoalFields, GoalMeasure } from '../records/goal.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import type { Plan } from '../write/plan.ts';
import { many, one } from './chosen.ts';
import { allOf, dayOrNull, idOrNull, idShown, limits, nameOf, numberOf, oneOf, textOf } from './input.ts';
import type { Made } from './made.ts';
import { noteOnBoard } from './notes.ts';
import type { FieldChange } from './notes.ts';
import { placeIn } from './placing.ts';
import type { Placing } from './placing.ts';

export type NewGoal = Pick<GoalFields, 'title'> &
  Partial<GoalFields> & { readonly place?: Place<GoalId>; readonly sample?: boolean };

/** Adds a goal, at the end of those beside it unless said otherwise. */
export function addGoal(desk: Desk, fields: NewGoal): Result<Made<GoalId>, Refusal> {
  const checked = allOf({ ...checkedFields(desk, fields ?? {}), title: nameOf('title', fields?.title) });
  if (!checked.ok) return checked;
  const { owner, dueOn, parent, measure, value, weight, title } = checked.value;
  const id = desk.newId<'goal'>();
  const plan = createPlan();
  const { ranks, rekeyed } = placeGoals(desk, new Set([id]), fields.place ?? 'end');
  planRekeying(plan, rekeyed);
  plan.create('goal', id, {
    ...{ title, measure, rank: ranks[0] },
    ...(owner !== null && { owner }),
    ...(dueOn !== null && { dueOn }),
    ...(parent !== null && { parent }),
    ...(value !== 0 && { value }),
    ...(weight !== 1 && { weight }),
    ...(fields.sample === true && { sample: true }),
    ...{ createdAt: desk.now(), createdBy: desk.user },
  });
  noteOnBoard(desk, plan, 'goal-added', { goal: id });
  const change = commit(desk, 'addGoal', plan);
  return change.ok ? ok({ change: change.value, id }) : change;
}

export function editGoal(
  desk: Desk,
  id: GoalId,
  fields: Partial<GoalFields> & { readonly place?: Place<GoalId> },
): Result<Change, Refusal> {
  const goal = theGoal(desk, id);
  if (!goal.ok) return goal;
  const all = allOf({ ...checkedFields(desk, fields ?? {}), title: nameOf('title', fields?.title ?? goal.value.title) });
  if (!all.ok) return all;
  if (all.value.parent !== null && isWithin(desk.goals.byId, all.value.parent, id)) return err({ type: 'GoalInItself', id });
  const plan = createPlan();
  const changes: FieldChange[] = [];
  for (const [field, after] of Object.entries(all.value)) {
    if (fields[field as keyof GoalFields] === undefined) continue;
    const before = goal.value[field as keyof GoalFields];
    if (JSON.stringify(before) === JSON.stringify(after)) continue;
    plan.set('goal', id, field, after);
    changes.push({ field, before, after });
  }
  if (fields.place !== undefined) {
    const { ranks, rekeyed } = placeGoals(desk, new Set([id]), fields.place);
    planRekeying(plan, rekeyed);
    plan.set('goal', id, 'rank', ranks[0]);
  }
  if (changes.length > 0) noteOnBoard(desk, plan, 'goal-edited', { goal: id, changes });
  return commit(desk, 'editGoal', plan);
}

/** Deletes goals. Their tasks stay, and so do the goals below them, one step higher. */
export function deleteGoals(desk: Desk, ids: readonly GoalId[]): Result<Change, Refusal> {
  const chosen = theGoals(desk, ids);
  if (!chosen.ok) return chosen;
  const plan = createPlan();
  const at = desk.now();
  for (const { id } of chosen.value) {
    plan.set('goal', id, 'deletedAt', at);
    plan.set('goal', id, 'deletedBy', desk.user);
    noteOnBoard(desk, plan, 'goal-deleted', { goal: id, at });
  }
  return commit(desk, 'deleteGoals', plan);
}

export function restoreGoals(desk: Desk, ids: readonly GoalId[]): Result<Change, Refusal> {
  const chosen = theGoals(desk, ids, true);
  if (!chosen.ok) return chosen;
  const plan = createPlan();
  for (const { id } of chosen.value) {
    plan.set('goal', id, 'deletedAt', null);
    plan.set('goal', id, 'deletedBy', null);
    noteOnBoard(desk, plan, 'goal-restored', { goal: id });
  }
  return commit(desk, 'restoreGoals', plan);
}

const theGoal = (desk: Desk, id: string): Result<Goal, Refusal> => one(desk.goals.byId.get(id), id, 'GoalGone');
const theGoals = (desk: Desk, ids: readonly string[], deleted = false): Result<readonly Goal[], Refusal> =>
  many(desk.goals.byId, ids, 'GoalGone', deleted);

const checkedFields = (desk: Desk, fields: Partial<GoalFields>) => ({
  owner: ok(idOrNull(fields.owner)),
  dueOn: dayOrNull('dueOn', fields.dueOn),
  parent: parentOf(desk, fields.parent),
  measure: measureOf(fields.measure),
  value: numberOf('value', fields.value ?? 0, -1e9, 1e9, false),
  weight: numberOf('weight', fields.weight ?? 1, 1, 100),
});

function parentOf(desk: Desk, id: unknown): Result<GoalId | null, Refusal> {
  if (id === null || id === undefined) return ok(null);
  const goal = theGoal(desk, id as string);
  return goal.ok ? ok(goal.value.id) : goal;
}

function measureOf(measure: unknown): Result<GoalMeasure, Refusal> {
  if (measure === undefined || measure === null) return ok({ type: 'tasks' });
  const { type, requisition, target, unit } = (typeof measure === 'object' ? measure : {}) as Record<string, unknown>;
  const known = oneOf(goalMeasureTypes, type);
  if (known === null) return err({ type: 'SettingGone', id: idShown(type) });
  if (known === 'tasks') return ok({ type: known });
  if (known === 'openings') {
    const heads = target === null || target === undefined ? ok(null) : numberOf('target', target, 1, 100_000);
    return heads.ok ? ok({ type: known, requisition: idOrNull(requisition), target: heads.value }) : heads;
  }
  const checked = allOf({ target: numberOf('target', target, 1e-6, 1e9, false), unit: textOf('unit', unit, limits.tag) });
  return checked.ok ? ok({ type: known, ...checked.value }) : checked;
}

function placeGoals(desk: Desk, moving: ReadonlySet<string>, place: Place<GoalId>): Placing {
  const order = [...desk.goals.byId.values()].filter(({ deletedAt }) => deletedAt === null).sort(compareByPlace);
  const column = {
    length: order.length,
    at: (index: number) => order[index] as Goal,
    indexOf: (id: string) => {
      const index = order.findIndex((goal) => goal.id === id);
      return index < 0 ? null : index;
    },
  };
  return placeIn(column, moving, place, () => desk.random());
}

function planRekeying(plan: Plan, rekeyed: Placing['rekeyed']): void {
  for (const { id, rank } of rekeyed) plan.setQuietly('goal', id, 'rank', rank);
}
