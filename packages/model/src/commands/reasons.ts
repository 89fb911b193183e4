import type { Change, Desk } from '../desk.ts';
import type { ReasonId } from '../ids.ts';
import { outcomeKeys } from '../records/stages.ts';
import type { OutcomeKey } from '../records/stages.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { idShown, nameOf, oneOf } from './input.ts';
import type { Made } from './made.ts';
import { differences } from './notes.ts';

export function addReason(desk: Desk, fields: { outcome: OutcomeKey; name: string }): Result<Made<ReasonId>, Refusal> {
  const name = nameOf('name', fields?.name);
  if (!name.ok) return name;
  const outcome = oneOf(outcomeKeys, fields.outcome);
  if (outcome === null) return err({ type: 'SettingGone', id: idShown(fields.outcome) });
  const id = desk.newId<'reason'>();
  const plan = createPlan();
  plan.set('reason', id, 'outcome', outcome);
  plan.set('reason', id, 'name', name.value);
  const change = commit(desk, 'addReason', plan);
  return change.ok ? ok({ change: change.value, id }) : change;
}

/** Renames a reason, built-in ones included, or hides it from the choice. Outcomes that used it keep it. */
export function editReason(desk: Desk, id: ReasonId, fields: { name?: string; hidden?: boolean }): Result<Change, Refusal> {
  const reason = desk.reasons.byId.get(id);
  if (reason === undefined) return err({ type: 'SettingGone', id: idShown(id) });
  const wanted: { name?: string; hidden?: boolean } = {};
  if (fields?.name !== undefined) {
    const name = nameOf('name', fields.name);
    if (!name.ok) return name;
    wanted.name = name.value;
  }
  if (fields?.hidden !== undefined) wanted.hidden = fields.hidden === true;
  const plan = createPlan();
  for (const { field, after } of differences<{ name: string | null; hidden: boolean }>(reason, wanted))
    plan.set('reason', id, field, after);
  return commit(desk, 'editReason', plan);
}

export const hideReason = (desk: Desk, id: ReasonId): Result<Change, Refusal> => editReason(desk, id, { hidden: true });
