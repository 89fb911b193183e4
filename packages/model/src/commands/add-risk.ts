import type { Desk } from '../desk.ts';
import type { RiskId } from '../ids.ts';
import type { MadeFrom } from '../records/link.ts';
import type { RiskFields } from '../records/risk.ts';
import type { Refusal } from '../refusals.ts';
import { ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import type { Plan } from '../write/plan.ts';
import { allOf, idOrNull, nameOf } from './input.ts';
import { linkFields, linksOf, madeFromOf } from './links.ts';
import type { Made } from './made.ts';
import { noteOnBoard } from './notes.ts';
import { checkedRisk } from './edit-risk.ts';

export interface NewRisk extends Partial<RiskFields> {
  readonly title: string;
  /** What it is made from, such as a blocker of a stand-up. */
  readonly origin?: MadeFrom | null;
  readonly suggestion?: string | null;
}

/** Adds a risk to the register: in the middle of both scales, open and nobody's unless said otherwise. */
export function addRisk(desk: Desk, fields: NewRisk): Result<Made<RiskId>, Refusal> {
  const plan = createPlan();
  const id = planRisk(desk, plan, fields);
  if (!id.ok) return id;
  const change = commit(desk, 'addRisk', plan);
  return change.ok ? ok({ change: change.value, id: id.value }) : change;
}

/** For commands that make a risk beside other things. */
export function planRisk(desk: Desk, plan: Plan, fields: NewRisk): Result<RiskId, Refusal> {
  const checked = allOf({
    ...checkedRisk({ likelihood: 3, impact: 3, ...fields }),
    title: nameOf('title', fields?.title),
    links: linksOf(fields?.links),
    origin: madeFromOf(fields?.origin),
  });
  if (!checked.ok) return checked;
  const { title, likelihood, impact, trigger, response, owner, status, reviewOn, links, origin } = checked.value;
  const suggestion = idOrNull(fields.suggestion);
  const id = desk.newId<'risk'>();
  plan.create('risk', id, {
    title,
    likelihood,
    impact,
    ...(trigger !== '' && { trigger }),
    ...(response !== '' && { response }),
    ...(owner !== null && { owner }),
    ...(status !== 'open' && { status, statusAt: desk.now() }),
    ...(reviewOn !== null && { reviewOn }),
    ...linkFields(links),
    ...(origin !== null && { origin }),
    ...(suggestion !== null && { suggestion }),
    createdAt: desk.now(),
    createdBy: desk.user,
  });
  noteOnBoard(desk, plan, 'risk-added', { risk: id });
  return ok(id);
}
