import { dayNumber, dayWith, isDay } from '../calendar.ts';
import type { BurnUp } from '../numbers.ts';
import { OrderedBag } from '../ordered-bag.ts';
import type { Part } from '../parts.ts';
import { isSlotAsked } from '../slot.ts';
import type { World } from '../world.ts';

const mostPoints = 260;

/**
 * Burn-up of openings against plan, week by week: how many should be filled (their target day has come), how many there are (requested by
 * then), how many are filled by acceptances that still stand, and for how many somebody arrived. Cancelled openings are left out; those
 * without a target day are in no plan and counted.
 */
export function createBurnUp(world: World): Part & { readonly read: () => BurnUp } {
  const planned = new OrderedBag();
  const openings = new OrderedBag();
  const filled = new OrderedBag();
  const arrived = new OrderedBag();
  let unplanned = 0;
  return {
    takeSlot: (slot, sign) => {
      const { opening, holder, cancelledAt } = slot;
      if (opening === null || (cancelledAt !== null && holder === null) || !isSlotAsked(slot, world)) return;
      const put = (bag: OrderedBag, value: number | null): void => {
        if (value === null) return;
        if (sign === 1) bag.add(value);
        else bag.remove(value);
      };
      if (opening.targetOn === null || !isDay(opening.targetOn)) unplanned += sign;
      else put(planned, dayNumber(opening.targetOn));
      put(openings, opening.requestedAt);
      put(filled, holder?.acceptedAt ?? null);
      put(arrived, holder?.arrivedAt ?? null);
    },
    read: () => ({ points: points(), unplanned }),
  };

  function points(): BurnUp['points'] {
    if (openings.size === 0) return [];
    const { calendar, today } = world;
    const firsts = [dayNumber(calendar.dayOf(openings.at(0))), ...(planned.size > 0 ? [planned.at(0)] : [])];
    const tomorrow = dayNumber(today) + 1;
    const end = Math.max(tomorrow, planned.size > 0 ? planned.at(planned.size - 1) + 1 : 0);
    const first = Math.max(Math.min(...firsts), end - mostPoints * 7);
    const days = new Set([tomorrow, end]);
    for (let day = first; day < end; day += 7) days.add(day);
    return [...days]
      .sort((a, b) => a - b)
      .map((number) => {
        const day = dayWith(number);
        const before = (calendar.startOf(day) as number) - 1;
        return {
          day,
          // Due by the day before.
          planned: planned.upTo(number - 1),
          openings: openings.upTo(before),
          filled: number > tomorrow ? null : filled.upTo(before),
          arrived: number > tomorrow ? null : arrived.upTo(before),
        };
      });
  }
}
