/** The ledger of recruiting costs. It stands in the restricted document: no activity tells of it to those who may not read that. */
import type { Change, Desk } from '../desk.ts';
import type { CostId } from '../ids.ts';
import type { Cost } from '../records/cost.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { theCost } from './chosen.ts';
import { amountOf, checkCost, mostPaid, toFen } from './cost-input.ts';
import type { CostFields } from './cost-input.ts';
import { allOf, dayOrNull, textOf } from './input.ts';
import type { Made } from './made.ts';
import { differences } from './notes.ts';

export type { CostFields } from './cost-input.ts';

const nothing = { on: null, until: null, channel: null, requisition: null, application: null, note: '' } as const;

export function addCost(
  desk: Desk,
  fields: Partial<CostFields> & Pick<CostFields, 'kind' | 'amount'>,
): Result<Made<CostId>, Refusal> {
  const checked = checkCost(desk, { ...nothing, ...fields });
  if (!checked.ok) return checked;
  return make(desk, 'addCost', checked.value);
}

/** Corrects an entry; of a refund the amount given back, its day and its note. */
export function editCost(desk: Desk, id: CostId, fields: Partial<CostFields>): Result<Change, Refusal> {
  const cost = theCost(desk, id);
  if (!cost.ok) return cost;
  const { refundOf } = cost.value;
  const checked =
    refundOf === null ? checkEdited(desk, cost.value, fields ?? {}) : checkEditedRefund(desk, cost.value, fields ?? {});
  if (!checked.ok) return checked;
  const plan = createPlan();
  for (const { field, after } of differences<Cost>(cost.value, checked.value)) plan.set('cost', id, field, after);
  return commit(desk, 'editCost', plan);
}

/** Enters money that came back for an entry, at most what is left of it. It counts on its own day, for the channel of the entry. */
export function refundCost(
  desk: Desk,
  id: CostId,
  fields: { readonly amount: number; readonly on: string; readonly note?: string },
): Result<Made<CostId>, Refusal> {
  const cost = theCost(desk, id);
  if (!cost.ok) return cost;
  const { refundOf, channel, requisition } = cost.value;
  if (refundOf !== null) return err({ type: 'CostGone', id });
  const checked = checkRefund(desk, cost.value, null, fields ?? {});
  if (!checked.ok) return checked;
  return make(desk, 'refundCost', { ...nothing, kind: 'one-off', ...checked.value, channel, requisition, refundOf: id });
}

/** Takes an entry away, with its refunds. */
export function deleteCost(desk: Desk, id: CostId): Result<Change, Refusal> {
  const cost = theCost(desk, id);
  if (!cost.ok) return cost;
  const plan = createPlan();
  for (const { id: each } of [cost.value, ...refundsOf(desk, id)]) {
    plan.set('cost', each, 'deletedAt', desk.now());
    plan.set('cost', each, 'deletedBy', desk.user);
  }
  return commit(desk, 'deleteCost', plan);
}

/** Refunds of an entry that are not deleted, in the order of their days. */
export const refundsOf = (desk: Pick<Desk, 'costs'>, id: CostId): readonly Cost[] =>
  [...desk.costs.byId.values()]
    .filter(({ refundOf, deletedAt }) => refundOf === id && deletedAt === null)
    .sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : (a.on ?? '') > (b.on ?? '') ? 1 : a.id < b.id ? -1 : 1));

/** What an entry still costs once its refunds are taken off. */
export const leftOf = (desk: Pick<Desk, 'costs'>, { id, amount }: Pick<Cost, 'id' | 'amount'>): number =>
  refundsOf(desk, id).reduce((fen, refund) => fen + toFen(refund.amount), toFen(amount)) / 100;

function make(desk: Desk, command: string, fields: CostFields & { readonly refundOf?: CostId }): Result<Made<CostId>, Refusal> {
  const id = desk.newId<'cost'>();
  const plan = createPlan();
  const known = Object.entries(fields).filter(([, value]) => value !== null && value !== '');
  plan.create('cost', id, { ...Object.fromEntries(known), createdAt: desk.now(), createdBy: desk.user });
  const change = commit(desk, command, plan);
  return change.ok ? ok({ change: change.value, id }) : change;
}

/** What is already said of a record that is gone by now may stay as it is. */
function checkEdited(desk: Desk, cost: Cost, fields: Partial<CostFields>): Result<CostFields, Refusal> {
  const { kind, amount, on, until, channel, note } = cost;
  const asIs = { kind, amount, on, until, channel, note, requisition: null, application: null };
  const checked = checkCost(desk, { ...asIs, ...fields });
  if (!checked.ok) return checked;
  return ok({
    ...checked.value,
    requisition: fields.requisition === undefined ? cost.requisition : checked.value.requisition,
    application:
      fields.application === undefined && checked.value.kind === 'referral-bonus' ? cost.application : checked.value.application,
  });
}

function checkEditedRefund(desk: Desk, refund: Cost, fields: Partial<CostFields>): Result<Partial<Cost>, Refusal> {
  const paid = desk.costs.byId.get(refund.refundOf ?? '');
  return checkRefund(desk, paid, refund, {
    amount: fields.amount ?? -refund.amount,
    on: fields.on ?? refund.on,
    note: fields.note ?? refund.note,
  });
}

function checkRefund(
  desk: Desk,
  paid: Cost | undefined,
  refund: Cost | null,
  fields: { readonly amount?: unknown; readonly on?: unknown; readonly note?: unknown },
): Result<Pick<Cost, 'amount' | 'on' | 'note'>, Refusal> {
  const left = paid === undefined ? mostPaid : Math.max(0, toFen(leftOf(desk, paid)) - toFen(refund?.amount ?? 0)) / 100;
  const checked = allOf({
    amount: amountOf(fields.amount, left),
    on: dayOrNull('on', fields.on),
    note: textOf('note', fields.note),
  });
  if (!checked.ok) return checked;
  if (checked.value.on === null) return err({ type: 'DayMissing', field: 'on' });
  return ok({ ...checked.value, amount: -checked.value.amount });
}
