import type { Cost } from '@muster/model';
import type { Case } from './case.ts';
import { isAsked } from './case.ts';
import { dayNumber, isDay } from './calendar.ts';
import type { Need } from './need.ts';
import type { Flag } from './measured.ts';
import { noFlags } from './tally.ts';
import type { Verdict } from './tally.ts';
import { existsAt, isWithin } from './world.ts';
import type { Bounds, World } from './world.ts';

/** An entry of the ledger as of an instant, with what it is about. */
export interface Charge {
  readonly id: string;
  readonly cost: Cost;
  readonly requisition: string | null;
  readonly owner: string | null;
  /** Its own; of a referral bonus that names none, its candidate's source. null: shared. */
  readonly channel: string | null;
}

/** undefined: did not exist then. */
export function chargeOf(
  cost: Cost | undefined,
  application: Case | undefined,
  need: Need | undefined,
  { asOf }: Pick<World, 'asOf'>,
): Charge | undefined {
  if (cost === undefined || !existsAt(cost, asOf)) return undefined;
  return {
    id: cost.id,
    cost,
    requisition: cost.requisition ?? application?.requisition ?? null,
    owner: application?.owner ?? need?.owner ?? null,
    channel: cost.channel ?? application?.source ?? null,
  };
}

const spread: readonly Flag[] = ['spread'];
const refund: readonly Flag[] = ['refund'];

/**
 * What of a cost is recognised within bounds, in fen so that sums are exact. A package goes evenly by day; its parts are rounded so that
 * consecutive spans add up to the whole. undefined: nothing to do with the bounds.
 */
export function recognised({ cost, requisition, owner, channel }: Charge, bounds: Bounds, world: World): Verdict | undefined {
  const at = cost.on === null ? null : world.calendar.startOf(cost.on);
  const noted = (
    reason: 'missing-date' | 'bad-date' | 'bad-amount' | 'condition-not-met' | 'negative-duration',
  ): Verdict | undefined => (isWithin(cost.createdAt, bounds) ? { at: cost.createdAt, reason } : undefined);
  if (cost.on === null) return noted(cost.kind === 'referral-bonus' ? 'condition-not-met' : 'missing-date');
  if (at === null) return noted('bad-date');
  let value = Math.round(cost.amount * 100);
  if (!(Math.abs(value) <= mostFen)) return noted('bad-amount');
  let flags: readonly Flag[] = value < 0 ? refund : noFlags;
  let entered = at;
  if (cost.kind === 'package') {
    if (cost.until === null) return noted('missing-date');
    if (!isDay(cost.until)) return noted('bad-date');
    const first = dayNumber(cost.on);
    const days = dayNumber(cost.until) - first + 1;
    if (days < 1) return noted('negative-duration');
    const upTo = (day: number): number => Math.round((value * Math.min(days, Math.max(0, day - first))) / days);
    const [from, until] = [daysBefore(bounds.firstDay), Math.min(daysBefore(bounds.nextDay), dayNumber(world.today) + 1)];
    if (Math.max(first, from) >= Math.min(first + days, until)) return undefined;
    if (from > first || until < first + days) flags = spread;
    entered = Math.max(at, bounds.from);
    value = upTo(until) - upTo(from);
  } else if (!isWithin(at, bounds) || at > world.asOf) return undefined;
  if (cost.kind === 'internal' && world.question.internalCosts !== true) return { at: entered, reason: 'internal' };
  if (!isAsked({ requisition, owner, channel }, world))
    return isShared(requisition, owner, channel, world) ? { at: entered, reason: 'shared' } : undefined;
  return { at: entered, value, flags };
}

/** Left out by a filter only because it says nothing of what is asked for. */
const isShared = (requisition: string | null, owner: string | null, channel: string | null, world: World): boolean =>
  isAsked(
    { requisition, owner, channel },
    {
      requisitions: requisition === null ? null : world.requisitions,
      owners: owner === null ? null : world.owners,
      channels: channel === null ? null : world.channels,
    },
  );

const daysBefore = (day: string): number => (isDay(day) ? dayNumber(day) : 0);

/** A hundred billion CNY: sums of less stay exact. */
const mostFen = 1e13;
