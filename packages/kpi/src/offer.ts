import type { KeyDate, KeyDateKind, Move } from '@muster/model';
import { workingDaysAfter, addDays, isDay } from './calendar.ts';
import type { Calendar } from './calendar.ts';

/** `withdrawn`: by the candidate after the offer, without an answer. */
export type OfferState = 'none' | 'sent' | 'accepted' | 'declined' | 'expired' | 'rescinded' | 'withdrawn';

/** What became of an application's offer and arrival, as of an instant. */
export interface Offer {
  /** The last answer, or what stands for one. A renege leaves it `accepted`. */
  readonly state: OfferState;
  readonly sentAt: number | null;
  readonly sentByAnswer: boolean;
  readonly acceptedAt: number | null;
  readonly acceptedByMove: boolean;
  /** Since when the acceptance does not stand any more. */
  readonly endedAt: number | null;
  readonly reneged: boolean;
  readonly noShow: 'said' | 'by-grace' | null;
  readonly plannedOn: string | null;
  readonly isPlanBad: boolean;
  readonly arrivedAt: number | null;
  readonly arrivedByOutcome: boolean;
  readonly leftAt: number | null;
}

const noOffer: Offer = {
  state: 'none',
  sentAt: null,
  sentByAnswer: false,
  acceptedAt: null,
  acceptedByMove: false,
  endedAt: null,
  reneged: false,
  noShow: null,
  plannedOn: null,
  isPlanBad: false,
  arrivedAt: null,
  arrivedByOutcome: false,
  leftAt: null,
};

type Known = Partial<Record<KeyDateKind, KeyDate>>;
const offerKinds = ['offer-sent', 'offer-accepted', 'offer-declined', 'offer-expired', 'offer-rescinded', 'reneged'] as const;

interface Happening {
  readonly kind: (typeof offerKinds)[number];
  readonly at: number;
}

/** Reads an offer from its key dates, and where they say nothing from the moves that count (SPEC.md 'Fallbacks'). */
export function offerOf(
  keyDates: readonly KeyDate[],
  counted: readonly Move[],
  { asOf, graceDays, calendar }: { readonly asOf: number; readonly graceDays: number; readonly calendar: Calendar },
): Offer {
  const known = knownBy(keyDates, asOf);
  const byMove = acceptedByMove(counted);
  if (known === null && byMove === null) return noOffer;

  const dates = known ?? {};
  const last = counted.at(-1) as Move;
  const joined = last.outcome === 'joined' ? (counted.find((move) => move.outcome === 'joined') as Move).at : null;
  const arrivedAt = dates.arrived?.at ?? joined;
  const plannedOn = dates['start-planned']?.on ?? null;
  const isPlanBad = plannedOn !== null && !isDay(plannedOn);
  const over = arrivedAt !== null || plannedOn === null || isPlanBad ? null : graceOver(plannedOn);
  const happened = happenings(dates, byMove ?? arrivedAt);
  let state: OfferState = 'none';
  let acceptedAt: number | null = null;
  let endedAt: number | null = null;
  let answeredAt: number | null = null;
  let reneged = false;
  let noShow: Offer['noShow'] = null;
  /** Whether the grace of an acceptance that still stood ran out before an instant. */
  const failedBefore = (at: number): boolean =>
    over !== null && over <= at && state === 'accepted' && endedAt === null && acceptedAt !== null && acceptedAt < over;
  for (const { kind, at } of happened) {
    if (kind !== 'offer-declined' && failedBefore(at)) [endedAt, noShow] = [over, 'by-grace'];
    switch (kind) {
      case 'offer-sent':
        // After an acceptance that was given up it is a new version.
        if (state !== 'accepted' || endedAt !== null) [state, reneged, noShow] = ['sent', false, null];
        break;
      case 'offer-accepted':
        [state, acceptedAt, answeredAt, endedAt, reneged] = ['accepted', at, at, null, false];
        noShow = null;
        break;
      case 'offer-expired':
        if (state !== 'accepted') [state, answeredAt] = ['expired', at];
        break;
      case 'offer-declined':
      case 'offer-rescinded':
        // Who reneged or did not come has done so, whatever is said after.
        if (reneged || noShow !== null) break;
        if (state === 'accepted') endedAt ??= at;
        [state, answeredAt] = [kind === 'offer-declined' ? 'declined' : 'rescinded', at];
        break;
      case 'reneged':
        if (state === 'accepted' && endedAt === null) [endedAt, reneged] = [at, true];
    }
  }
  if (arrivedAt !== null) {
    // Who arrived has accepted, and neither reneged nor failed to come.
    if (state !== 'accepted') [state, acceptedAt] = ['accepted', acceptedAt ?? arrivedAt];
    [endedAt, reneged] = [null, false];
  } else {
    const { outcome, at } = last;
    if (state === 'sent' && outcome === 'withdrawn') [state, answeredAt] = ['withdrawn', at];
    else if (state === 'sent' && outcome === 'rejected') [state, answeredAt] = ['rescinded', at];
    else if (state === 'accepted' && endedAt === null) {
      if (outcome !== null && outcome !== 'no-show' && failedBefore(at)) [endedAt, noShow] = [over, 'by-grace'];
      else if (outcome === 'withdrawn') [endedAt, reneged] = [at, true];
      else if (outcome === 'rejected') [state, endedAt] = ['rescinded', at];
      else if (outcome === 'no-show') [endedAt, noShow] = [at, 'said'];
      else if (over !== null) [endedAt, noShow] = [over, 'by-grace'];
    }
  }
  const sentAt = dates['offer-sent']?.at ?? null;
  return {
    state,
    sentAt: sentAt ?? answeredAt ?? acceptedAt,
    sentByAnswer: sentAt === null,
    acceptedAt,
    acceptedByMove: dates['offer-accepted'] === undefined,
    endedAt,
    reneged,
    noShow,
    plannedOn,
    isPlanBad,
    arrivedAt,
    arrivedByOutcome: dates.arrived === undefined,
    leftAt: dates.left?.at ?? null,
  };

  /** When the grace after a planned start was over; null: not yet. */
  function graceOver(planned: string): number | null {
    const at = calendar.startOf(addDays(workingDaysAfter(planned, graceDays), 1));
    return at !== null && at <= asOf ? at : null;
  }
}

/** What was known of each kind at an instant; null for nothing. See `KeyDate` for which of several entries counts. */
function knownBy(keyDates: readonly KeyDate[], asOf: number): Known | null {
  let known: Known | null = null;
  for (const date of keyDates) {
    if (date.at > asOf || date.notedAt > asOf) continue;
    known ??= {};
    const before = known[date.kind];
    // Sorted by (at, notedAt, id): of the plans the last one is the plan.
    if (before === undefined || date.kind === 'start-planned' || isNotedLater(date, before)) known[date.kind] = date;
  }
  return known;
}

const isNotedLater = (a: KeyDate, b: KeyDate): boolean => a.notedAt > b.notedAt || (a.notedAt === b.notedAt && a.id > b.id);

/** When the card first came to onboarding or joined, if it has not gone back before that since. */
function acceptedByMove(counted: readonly Move[]): number | null {
  const last = counted.at(-1);
  if (last === undefined || !isAcceptedPlace(last)) return null;
  return (counted.find(isAcceptedPlace) as Move).at;
}

const isAcceptedPlace = ({ stage, outcome }: Move): boolean => stage === 'onboarding' || outcome === 'joined';

/** In the order in which they happened; at one instant, and dates are often noted as whole days, in the usual order of an offer. */
function happenings(known: Known, acceptedAt: number | null): readonly Happening[] {
  const all: Happening[] = [];
  for (const kind of offerKinds) {
    const at = known[kind]?.at ?? (kind === 'offer-accepted' ? acceptedAt : null);
    if (at !== null) all.push({ kind, at });
  }
  return all.length < 2 ? all : all.sort((a, b) => a.at - b.at);
}
