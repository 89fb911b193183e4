import { isDay } from '../calendar.ts';
import type { Measured } from '../measured.ts';
import type { Everything, Part } from '../parts.ts';
import { isSlotAsked } from '../slot.ts';
import type { Slot } from '../slot.ts';
import { Tally, aboutSlot, noFlags } from '../tally.ts';
import type { Verdict } from '../tally.ts';
import type { World } from '../world.ts';

/**
 * Fulfilment rate 需求满足率: openings arrived / openings due. Due: those whose target day lies in the period and is not after `asOf`.
 * Cancelled ones are left out and counted; those without a target day are counted by the day of their request. None due: null.
 */
export function createFulfilmentRate(
  world: World,
  everything: Everything,
): Part & { readonly read: () => Measured; readonly tally: Tally<Slot> } {
  const { period, months } = world;
  const tally = new Tally<Slot>({
    unit: 'ratio',
    about: aboutSlot,
    all: () => everything.slots(),
    bounds: period,
    months,
    judge: (slot) => judge(slot, world),
  });
  return { tally, takeSlot: (slot, sign) => void tally.take(slot, sign), read: () => tally.read() };
}

function judge(slot: Slot, world: World): Verdict | undefined {
  const { opening, holder, cancelledAt } = slot;
  if (opening === null || !isSlotAsked(slot, world)) return undefined;
  const { targetOn, requestedAt } = opening;
  const hasArrived = (holder?.arrivedAt ?? null) !== null;
  const isCancelled = cancelledAt !== null && !hasArrived;
  if (targetOn === null) return isCancelled ? undefined : { at: requestedAt, reason: 'no-target-day' };
  if (!isDay(targetOn)) return { at: requestedAt, reason: 'bad-date' };
  const dueAt = world.calendar.startOf(targetOn) as number;
  if (dueAt > world.asOf) return undefined;
  return isCancelled ? { at: dueAt, reason: 'cancelled' } : { at: dueAt, value: hasArrived ? 1 : 0, flags: noFlags };
}
