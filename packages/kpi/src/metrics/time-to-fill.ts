import { effective } from '../holds.ts';
import type { Flag } from '../measured.ts';
import type { TimeToFill } from '../numbers.ts';
import type { Everything, Part } from '../parts.ts';
import { isOpen, isSlotAsked } from '../slot.ts';
import type { Slot } from '../slot.ts';
import { Tally, aboutSlot, duration, noFlags } from '../tally.ts';
import type { Verdict } from '../tally.ts';
import type { World } from '../world.ts';

/**
 * Time to fill, days. Over openings whose acceptance that still stands was given in the period: from the opening's request to the
 * acceptance, without holds. Cancelled openings are left out and counted, by the day of the cancellation; so are acceptances that no
 * opening was left for. `open` has the days so far of those without a standing acceptance. None filled: null.
 */
export function createTimeToFill(
  world: World,
  everything: Everything,
): Part & { readonly read: () => TimeToFill; readonly tally: Tally<Slot> } {
  const { period, months } = world;
  const common = { unit: 'days', about: aboutSlot, all: () => everything.slots() } as const;
  const tally = new Tally<Slot>({ ...common, bounds: period, months, judge: (slot) => judge(slot, world) });
  const open = new Tally<Slot>({ ...common, bounds: null, judge: (slot) => judgeOpen(slot, world) });
  let filled = 0;
  let openings = 0;
  return {
    tally,
    takeSlot: (slot, sign) => {
      tally.take(slot, sign);
      open.take(slot, sign);
      if (slot.opening === null || !isSlotAsked(slot, world)) return;
      if (slot.holder !== null) filled += sign;
      if (slot.holder !== null || slot.cancelledAt === null) openings += sign;
    },
    read: () => ({ ...tally.read(), open: open.read(), filled, openings }),
  };
}

function judge(slot: Slot, world: World): Verdict | undefined {
  if (!isSlotAsked(slot, world)) return undefined;
  const { opening, holder, need, cancelledAt } = slot;
  if (holder === null) return cancelledAt === null ? undefined : { at: cancelledAt, reason: 'cancelled' };
  const acceptedAt = holder.acceptedAt as number;
  if (opening === null) return { at: acceptedAt, reason: 'no-opening' };
  return duration(acceptedAt, opening.requestedAt, effective(opening.requestedAt, acceptedAt, need.holds), flagsOf(slot));
}

function judgeOpen(slot: Slot, world: World): Verdict | undefined {
  if (!isOpen(slot) || slot.opening === null || !isSlotAsked(slot, world)) return undefined;
  const { requestedAt } = slot.opening;
  return duration(
    requestedAt,
    requestedAt,
    effective(requestedAt, world.asOf, slot.need.holds),
    slot.reopened ? reopened : noFlags,
  );
}

const reopened: readonly Flag[] = ['reopened'];
function flagsOf({ reopened, holder, opening }: Slot): readonly Flag[] {
  const flags: Flag[] = [];
  if (reopened) flags.push('reopened');
  if (holder?.acceptedByMove === true) flags.push('accepted-by-move');
  if (opening !== null && holder?.application.opening === opening.id) flags.push('chosen-opening');
  return flags;
}
