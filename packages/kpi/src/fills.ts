import type { Opening } from '@muster/model';

/** Somebody who accepted, for as long as the acceptance stands. */
export interface Claim {
  readonly id: string;
  /** The opening that somebody said it fills. */
  readonly opening: string | null;
  readonly from: number;
  readonly until: number | null;
  readonly arrivedAt: number | null;
}

interface Fill {
  readonly opening: string;
  readonly claim: string | null;
  /** An acceptance that held it before was given up. */
  readonly reopened: boolean;
}

export interface Fills {
  readonly byOpening: ReadonlyMap<string, Fill>;
  /** Standing claims that no opening was left for, by (from, id). */
  readonly without: readonly string[];
}

interface Seat {
  readonly id: string;
  cancelled: boolean;
  holder: Claim | null;
  reopened: boolean;
}

/** What happens at one instant happens in this order: who goes makes room for who comes. */
const order = { end: 0, cancel: 1, start: 2 } as const;

/**
 * Which opening of one requisition each acceptance fills, told as it happened: an acceptance takes the opening that somebody chose for it, or
 * the first free one by (requestedAt, ordinal), and keeps it; who was put there without being chosen makes room for who was. A given-up
 * opening goes to whoever waits longest. A cancelled opening stays with a candidate who had arrived; anybody else moves on. So later facts
 * never change which opening an earlier acceptance filled at its time, and every replica tells the same.
 */
export function fillsOf(
  openings: readonly (Pick<Opening, 'id' | 'requestedAt' | 'ordinal'> & { readonly cancelledAt: number | null })[],
  claims: readonly Claim[],
): Fills {
  const seats: Seat[] = [...openings]
    .sort((a, b) => a.requestedAt - b.requestedAt || a.ordinal - b.ordinal)
    .map(({ id }) => ({ id, cancelled: false, holder: null, reopened: false }));
  const seatById = new Map(seats.map((seat) => [seat.id, seat]));
  const seatOf = new Map<string, Seat>();
  const waiting = new Map<string, Claim>();
  let firstFree = 0;

  const nextFree = (): Seat | undefined => {
    while (firstFree < seats.length && !isFree(seats[firstFree] as Seat)) firstFree++;
    return seats[firstFree];
  };
  const sit = (claim: Claim, seat: Seat | undefined): void => {
    if (seat === undefined) {
      waiting.set(claim.id, claim);
      return;
    }
    seat.holder = claim;
    seatOf.set(claim.id, seat);
  };
  const leave = (claim: Claim): Seat | undefined => {
    waiting.delete(claim.id);
    const seat = seatOf.get(claim.id);
    if (seat === undefined) return undefined;
    seatOf.delete(claim.id);
    seat.holder = null;
    firstFree = Math.min(firstFree, seats.indexOf(seat));
    return seat;
  };

  for (const { kind, at, id, claim } of eventsOf(openings, claims)) {
    if (kind === 'cancel') {
      const seat = seatById.get(id) as Seat;
      const { holder } = seat;
      seat.cancelled = true;
      if (holder === null || (holder.arrivedAt !== null && holder.arrivedAt <= at)) continue;
      leave(holder);
      sit(holder, nextFree());
    } else if (claim === undefined) continue;
    else if (kind === 'end') {
      const seat = leave(claim);
      if (seat === undefined) continue;
      seat.reopened = true;
      const next = [...waiting.values()].sort(byStart)[0];
      if (next === undefined || seat.cancelled) continue;
      waiting.delete(next.id);
      sit(next, seat);
    } else {
      const chosen = claim.opening === null ? undefined : seatById.get(claim.opening);
      if (chosen === undefined || chosen.cancelled || chosen.holder?.opening === chosen.id) sit(claim, nextFree());
      else {
        const makesRoom = chosen.holder;
        if (makesRoom !== null) leave(makesRoom);
        sit(claim, chosen);
        if (makesRoom !== null) sit(makesRoom, nextFree());
      }
    }
  }
  return {
    byOpening: new Map(seats.map(({ id, holder, reopened }) => [id, { opening: id, claim: holder?.id ?? null, reopened }])),
    without: [...waiting.values()].sort(byStart).map(({ id }) => id),
  };
}

const isFree = (seat: Seat): boolean => seat.holder === null && !seat.cancelled;
const byStart = (a: Claim, b: Claim): number => a.from - b.from || (a.id < b.id ? -1 : 1);

interface Happening {
  readonly at: number;
  readonly kind: keyof typeof order;
  readonly id: string;
  readonly claim?: Claim;
}

function eventsOf(
  openings: readonly { readonly id: string; readonly cancelledAt: number | null }[],
  claims: readonly Claim[],
): readonly Happening[] {
  const events: Happening[] = [];
  for (const { id, cancelledAt: at } of openings) if (at !== null) events.push({ at, kind: 'cancel', id });
  for (const claim of claims) {
    const { id, from, until } = claim;
    // A renege dated before the acceptance: it never stood.
    if (until !== null && until <= from) continue;
    events.push({ at: from, kind: 'start', id, claim });
    if (until !== null) events.push({ at: until, kind: 'end', id, claim });
  }
  return events.sort((a, b) => a.at - b.at || order[a.kind] - order[b.kind] || (a.id < b.id ? -1 : 1));
}
