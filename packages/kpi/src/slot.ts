import type { Opening } from '@muster/model';
import type { Case } from './case.ts';
import { isAsked } from './case.ts';
import { fillsOf } from './fills.ts';
import type { Need } from './need.ts';
import { pastBy } from './world.ts';
import type { World } from './world.ts';

/** An opening as of an instant, with whoever fills it. Without an opening: somebody who accepted and finds none. */
export interface Slot {
  /** The opening's, or `without:{application}`. */
  readonly id: string;
  readonly need: Need;
  readonly opening: Opening | null;
  /** Its own cancellation or its requisition's. */
  readonly cancelledAt: number | null;
  readonly holder: Case | null;
  readonly reopened: boolean;
}

/** The slots of one requisition. A requisition that nobody has asked for yet has none, and neither has one that is not there. */
export function slotsOf(
  need: Need | undefined,
  openings: Iterable<Opening>,
  claimants: Iterable<Case>,
  { asOf }: Pick<World, 'asOf'>,
): readonly Slot[] {
  if (need === undefined || need.requestedAt === null) return [];
  const there = [...openings]
    .filter((opening) => opening.requestedAt <= asOf)
    .map((opening) => ({
      id: opening.id,
      opening,
      requestedAt: opening.requestedAt,
      ordinal: opening.ordinal,
      cancelledAt: earlier(pastBy(opening.cancelledAt, asOf), need.cancelledAt),
    }));
  const cases = new Map<string, Case>();
  for (const claimant of claimants) cases.set(claimant.id, claimant);
  const { byOpening, without } = fillsOf(
    there,
    [...cases.values()].map((claimant) => ({
      id: claimant.id,
      opening: claimant.application.opening,
      from: claimant.acceptedAt as number,
      until: claimant.endedAt,
      arrivedAt: claimant.arrivedAt,
    })),
  );
  const slots = there.map(({ id, opening, cancelledAt }): Slot => {
    const fill = byOpening.get(id);
    const holder = fill?.claim === undefined || fill.claim === null ? null : (cases.get(fill.claim) ?? null);
    return { id, need, opening, cancelledAt, holder, reopened: fill?.reopened ?? false };
  });
  for (const id of without)
    slots.push({
      id: `without:${id}`,
      need,
      opening: null,
      cancelledAt: null,
      holder: cases.get(id) as Case,
      reopened: false,
    });
  return slots;
}

const earlier = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.min(a, b));

export const isSameSlot = (a: Slot | undefined, b: Slot): boolean =>
  a !== undefined &&
  a.need === b.need &&
  a.opening === b.opening &&
  a.cancelledAt === b.cancelledAt &&
  a.holder === b.holder &&
  a.reopened === b.reopened;

/** An opening belongs to the recruiter of whoever fills it, and came by that channel; an open one belongs to its requisition's owner. */
export const isSlotAsked = ({ need, holder }: Slot, world: World): boolean =>
  isAsked({ requisition: need.id, owner: holder === null ? need.owner : holder.owner, channel: holder?.source ?? null }, world);

/** Neither cancelled nor filled. */
export const isOpen = ({ opening, cancelledAt, holder }: Slot): boolean =>
  opening !== null && cancelledAt === null && holder === null;
