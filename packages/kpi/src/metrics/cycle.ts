import { effective } from '../holds.ts';
import type { Flag } from '../measured.ts';
import type { Cycle } from '../numbers.ts';
import type { Everything, Part } from '../parts.ts';
import { isSlotAsked } from '../slot.ts';
import type { Slot } from '../slot.ts';
import { Tally, aboutSlot, duration, noFlags } from '../tally.ts';
import type { Verdict } from '../tally.ts';
import type { World } from '../world.ts';

/**
 * Recruiting cycle 招聘周期, mean days. Over openings whose candidate arrived in the period: from the opening's request to the arrival,
 * without holds. An opening that was filled before and given up keeps its first request and is flagged. Cancelled openings are left out
 * and counted, by the day of the cancellation; so are arrivals that no opening was left for. Openings still open are not in the mean:
 * `open` has their days so far. Nobody arrived: null.
 */
export function createCycle(
  world: World,
  everything: Everything,
): Part & { readonly read: () => Cycle; readonly tally: Tally<Slot> } {
  const { period, months } = world;
  const common = { unit: 'days', about: aboutSlot, all: () => everything.slots() } as const;
  const tally = new Tally<Slot>({ ...common, bounds: period, months, judge: (slot) => judge(slot, world) });
  const open = new Tally<Slot>({ ...common, bounds: null, judge: (slot) => judgeOpen(slot, world) });
  return {
    tally,
    takeSlot: (slot, sign) => {
      tally.take(slot, sign);
      open.take(slot, sign);
    },
    read: () => ({ ...tally.read(), open: open.read() }),
  };
}

function judge(slot: Slot, world: World): Verdict | undefined {
  if (!isSlotAsked(slot, world)) return undefined;
  const { opening, holder, need, cancelledAt } = slot;
  const arrivedAt = holder?.arrivedAt ?? null;
  if (arrivedAt === null) return opening === null || cancelledAt === null ? undefined : { at: cancelledAt, reason: 'cancelled' };
  if (opening === null) return { at: arrivedAt, reason: 'no-opening' };
  return duration(arrivedAt, opening.requestedAt, effective(opening.requestedAt, arrivedAt, need.holds), flagsOf(slot));
}

function judgeOpen(slot: Slot, world: World): Verdict | undefined {
  const { opening, holder, need, cancelledAt } = slot;
  if (opening === null || cancelledAt !== null || (holder?.arrivedAt ?? null) !== null || !isSlotAsked(slot, world))
    return undefined;
  const { requestedAt } = opening;
  return duration(requestedAt, requestedAt, effective(requestedAt, world.asOf, need.holds), slot.reopened ? reopened : noFlags);
}

const reopened: readonly Flag[] = ['reopened'];
function flagsOf({ reopened, holder, opening }: Slot): readonly Flag[] {
  const flags: Flag[] = [];
  if (reopened) flags.push('reopened');
  if (holder?.arrivedByOutcome === true) flags.push('arrived-by-outcome');
  if (opening !== null && holder?.application.opening === opening.id) flags.push('chosen-opening');
  return flags;
}
