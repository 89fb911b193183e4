import type { Desk } from '../desk.ts';
import { costKinds } from '../records/cost.ts';
import type { Cost } from '../records/cost.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { theApplication, theRequisition } from './chosen.ts';
import { allOf, dayOrNull, idOrNull, idShown, oneOf, textOf } from './input.ts';

/** What people say about a cost. Amounts are as paid, always positive: what is given back is a refund. */
export type CostFields = Pick<Cost, 'kind' | 'amount' | 'on' | 'until' | 'channel' | 'requisition' | 'application' | 'note'>;

export const mostPaid = 100_000_000;

/** More than 0, at most `most`, in whole fen. */
export function amountOf(value: unknown, most: number = mostPaid): Result<number, Refusal> {
  const fits = typeof value === 'number' && value > 0 && value <= most && toFen(value) / 100 === value;
  return fits ? ok(value) : err({ type: 'NumberOutOfRange', field: 'amount', least: 0.01, most });
}

/** Sums are made in whole fen: cents in floating point do not add up. */
export const toFen = (amount: number): number => Math.round(amount * 100);

/** Checks a whole entry: what its kind needs is there, and whom it names is known. */
export function checkCost(desk: Desk, fields: CostFields): Result<CostFields, Refusal> {
  const kind = oneOf(costKinds, fields.kind);
  if (kind === null) return err({ type: 'SettingGone', id: idShown(fields.kind) });
  const checked = allOf({
    amount: amountOf(fields.amount),
    on: dayOrNull('on', fields.on),
    until: kind === 'package' ? dayOrNull('until', fields.until) : ok(null),
    note: textOf('note', fields.note),
  });
  if (!checked.ok) return checked;
  const { on, until } = checked.value;
  // Whether a referred person stays long enough is often not known yet.
  if (on === null && kind !== 'referral-bonus') return err({ type: 'DayMissing', field: 'on' });
  if (kind === 'package' && until === null) return err({ type: 'DayMissing', field: 'until' });
  if (on !== null && until !== null && until < on) return err({ type: 'DaysOutOfOrder', from: on, until });
  const [channel, requisition, application] = [fields.channel, fields.requisition, fields.application].map(idOrNull);
  if (channel && !desk.channels.byId.has(channel)) return err({ type: 'SettingGone', id: channel });
  const needed = [requisition ? theRequisition(desk, requisition) : null, application ? theApplication(desk, application) : null];
  for (const found of needed) if (found !== null && !found.ok) return err(found.error);
  return ok({
    kind,
    ...checked.value,
    channel: channel ?? null,
    requisition: requisition ?? null,
    application: kind === 'referral-bonus' ? (application ?? null) : null,
  });
}
