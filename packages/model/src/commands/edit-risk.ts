import type { Change, Desk } from '../desk.ts';
import type { RiskId } from '../ids.ts';
import { riskStatuses } from '../records/risk.ts';
import type { RiskFields, RiskStep } from '../records/risk.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { theRisk } from './chosen.ts';
import { allOf, dayOrNull, idOrNull, idShown, nameOf, numberOf, oneOf, textOf } from './input.ts';
import { linksOf, planLinks } from './links.ts';
import { differences, noteOnBoard } from './notes.ts';

const limit = 2000;

/** Changes what is given and leaves the rest. A new status notes when it came. */
export function editRisk(desk: Desk, id: RiskId, fields: Partial<RiskFields>): Result<Change, Refusal> {
  const risk = theRisk(desk, id);
  if (!risk.ok) return risk;
  const given = fields ?? {};
  const checked = allOf({
    ...checkedRisk({ likelihood: risk.value.likelihood, impact: risk.value.impact, ...given }),
    title: nameOf('title', given.title ?? risk.value.title),
  });
  if (!checked.ok) return checked;
  const links = linksOf(given.links);
  if (!links.ok) return links;
  const wanted = Object.fromEntries(
    Object.entries(checked.value).filter(([field]) => given[field as keyof RiskFields] !== undefined),
  );
  const changes = differences(risk.value, wanted);
  const plan = createPlan();
  for (const { field, after } of changes) {
    plan.set('risk', id, field, after);
    if (field === 'status') plan.set('risk', id, 'statusAt', desk.now());
  }
  if (given.links !== undefined) planLinks(plan, 'risk', risk.value, links.value);
  if (plan.steps.length > 0) noteOnBoard(desk, plan, 'risk-edited', { risk: id, changes });
  return commit(desk, 'editRisk', plan);
}

/** The fields of a form; what is not given is as in a new risk. */
export function checkedRisk(fields: Partial<RiskFields>) {
  const status = fields.status === undefined ? 'open' : oneOf(riskStatuses, fields.status);
  return {
    likelihood: numberOf('likelihood', fields.likelihood, 1, 5) as Result<RiskStep, Refusal>,
    impact: numberOf('impact', fields.impact, 1, 5) as Result<RiskStep, Refusal>,
    trigger: textOf('trigger', fields.trigger, limit),
    response: textOf('response', fields.response, limit),
    owner: ok(idOrNull(fields.owner)),
    status: status === null ? err({ type: 'SettingGone' as const, id: idShown(fields.status) }) : ok(status),
    reviewOn: dayOrNull('reviewOn', fields.reviewOn),
  };
}
