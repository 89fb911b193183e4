import type { Change, Desk } from '../desk.ts';
import { budgetOf } from '../charter.ts';
import { budgetId } from '../read/charter.ts';
import type { Budget } from '../records/charter.ts';
import type { Refusal } from '../refusals.ts';
import { ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { allOf, numberOf, textOf } from './input.ts';
import { differences } from './notes.ts';

/** Sets what the project may cost, in CNY; `amount: null`: not decided. */
export function setBudget(desk: Desk, fields: Partial<Budget>): Result<Change, Refusal> {
  const before = budgetOf(desk) ?? { amount: null, note: '' };
  const given = { ...before, ...fields };
  const checked = allOf({
    amount: given.amount === null ? ok(null) : numberOf('amount', given.amount, 0, 1e12, false),
    note: textOf('note', given.note),
  });
  if (!checked.ok) return checked;
  const plan = createPlan();
  for (const { field, after } of differences(before, checked.value)) plan.set('budget', budgetId, field, after);
  return commit(desk, 'setBudget', plan);
}
