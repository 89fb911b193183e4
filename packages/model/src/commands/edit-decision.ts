import type { Change, Desk } from '../desk.ts';
import type { DecisionId } from '../ids.ts';
import type { DecisionFields } from '../records/decision.ts';
import type { Refusal } from '../refusals.ts';
import type { Result } from '../result.ts';
import { ok } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { theDecision } from './chosen.ts';
import { allOf, dayOrNull, idOrNull, nameOf } from './input.ts';
import { linksOf, planLinks } from './links.ts';
import { differences, noteOnBoard } from './notes.ts';

/** Changes what is given and leaves the rest; day and decider can be another, not none. What it supersedes stays as it was entered. */
export function editDecision(desk: Desk, id: DecisionId, fields: Partial<DecisionFields>): Result<Change, Refusal> {
  const decision = theDecision(desk, id);
  if (!decision.ok) return decision;
  const { title, decidedOn, by } = decision.value;
  const checked = allOf({
    title: nameOf('title', fields?.title ?? title),
    decidedOn: dayOrNull('decidedOn', fields?.decidedOn ?? decidedOn),
    by: ok(idOrNull(fields?.by) ?? by),
  });
  if (!checked.ok) return checked;
  const links = linksOf(fields?.links);
  if (!links.ok) return links;
  const changes = differences(decision.value, { ...checked.value, decidedOn: checked.value.decidedOn ?? decidedOn });
  const plan = createPlan();
  for (const { field, after } of changes) plan.set('decision', id, field, after);
  if (fields?.links !== undefined) planLinks(plan, 'decision', decision.value, links.value);
  if (plan.steps.length > 0) noteOnBoard(desk, plan, 'decision-edited', { decision: id, changes });
  return commit(desk, 'editDecision', plan);
}
