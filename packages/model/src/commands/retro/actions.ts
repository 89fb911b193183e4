import type { Change, Desk } from '../../desk.ts';
import type { RetroAction } from '../../records/retro.ts';
import { retroPhases } from '../../records/retro.ts';
import type { Refusal } from '../../refusals.ts';
import { err, ok } from '../../result.ts';
import type { Result } from '../../result.ts';
import { commit } from '../../write/commit.ts';
import { createPlan } from '../../write/plan.ts';
import { allOf, dayOrNull, idOrNull, idShown, nameOf } from '../input.ts';
import type { Made } from '../made.ts';
import { differences } from '../notes.ts';
import { retroIn } from './the-retro.ts';

export interface NewRetroAction {
  readonly text: string;
  readonly owner?: string | null;
  readonly dueOn?: string | null;
  /** The card it came from. */
  readonly topic?: string | null;
}

/** Writes down what was decided to do. */
export function addRetroAction(desk: Desk, fields: NewRetroAction): Result<Made<string>, Refusal> {
  const retro = retroIn(desk, retroPhases);
  if (!retro.ok) return retro;
  const checked = allOf({ text: nameOf('text', fields?.text), dueOn: dayOrNull('dueOn', fields?.dueOn) });
  if (!checked.ok) return checked;
  const { text, dueOn } = checked.value;
  const [owner, topic] = [idOrNull(fields.owner), idOrNull(fields.topic)];
  const id = desk.newId<'retro-action'>();
  const plan = createPlan();
  plan.create('retroAction', id, {
    text,
    ...(owner !== null && { owner }),
    ...(dueOn !== null && { dueOn }),
    ...(topic !== null && { topic }),
    createdAt: desk.now(),
    createdBy: desk.user,
  });
  const change = commit(desk, 'addRetroAction', plan);
  return change.ok ? ok({ change: change.value, id }) : change;
}

export function editRetroAction(desk: Desk, id: string, fields: Partial<NewRetroAction>): Result<Change, Refusal> {
  const action = theAction(desk, id);
  if (!action.ok) return action;
  const checked = allOf({
    text: fields?.text === undefined ? ok(undefined) : nameOf('text', fields.text),
    dueOn: fields?.dueOn === undefined ? ok(undefined) : dayOrNull('dueOn', fields.dueOn),
  });
  if (!checked.ok) return checked;
  const { text, dueOn } = checked.value;
  const wanted = {
    ...(text !== undefined && { text }),
    ...(dueOn !== undefined && { dueOn }),
    ...(fields.owner !== undefined && { owner: idOrNull(fields.owner) }),
  };
  const plan = createPlan();
  for (const { field, after } of differences<RetroAction>(action.value, wanted))
    plan.set('retroAction', action.value.id, field, after);
  return commit(desk, 'editRetroAction', plan);
}

export function removeRetroAction(desk: Desk, id: string): Result<Change, Refusal> {
  const action = theAction(desk, id);
  if (!action.ok) return action;
  const plan = createPlan();
  plan.set('retroAction', action.value.id, 'deletedAt', desk.now());
  plan.set('retroAction', action.value.id, 'deletedBy', desk.user);
  return commit(desk, 'removeRetroAction', plan);
}

export function theAction(desk: Desk, id: string): Result<RetroAction, Refusal> {
  const retro = retroIn(desk, retroPhases);
  if (!retro.ok) return retro;
  const action = retro.value.actions.find((each) => each.id === id);
  return action === undefined ? err({ type: 'CardGone', id: idShown(id) }) : ok(action);
}
