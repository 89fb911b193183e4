import { dayOf, keyDateKinds, keyDateOf, standingDateOf } from '@muster/model';
import type { Application, KeyDate, KeyDateKind } from '@muster/model';
import { instantAt } from '#lib/locale/instants.ts';

/** One happening of an offer or arrival, as the panel shows it. */
export interface OfferRow {
  readonly kind: KeyDateKind;
  /** null: it must have happened, but nobody noted when. */
  readonly date: KeyDate | null;
  /** When it happened, or when it seems to have; what rows are sorted by. */
  readonly at: number;
  /** `ahead`: a plan; `overdue`: a plan whose day is over; `replaced`: a plan that was put off. */
  readonly look: 'done' | 'good' | 'bad' | 'ahead' | 'overdue' | 'replaced' | 'missing';
}

export interface OfferLine {
  /** In the order of time; the plan for the coming start last. */
  readonly rows: readonly OfferRow[];
  /** What can be noted next, the usual first. */
  readonly acts: readonly KeyDateKind[];
  /** Whether there is anything to show or do. */
  readonly isShown: boolean;
}

const looks: Readonly<Partial<Record<KeyDateKind, OfferRow['look']>>> = {
  'offer-accepted': 'good',
  arrived: 'good',
  'offer-declined': 'bad',
  'offer-expired': 'bad',
  'offer-rescinded': 'bad',
  reneged: 'bad',
  left: 'bad',
};

/** What happened to an application's offer, and what can happen next. `today`: `YYYY-MM-DD`. */
export function offerLine(application: Application, today: string): OfferLine {
  const has = (kind: KeyDateKind): boolean => standingDateOf(application, kind) !== null;
  const isAccepted =
    has('offer-accepted') || (keyDateOf(application, 'offer-accepted') === null && acceptedByMove(application) !== null);
  const isOver = ['offer-declined', 'offer-expired', 'offer-rescinded', 'reneged'] as const;
  const rows: OfferRow[] = [];
  for (const kind of keyDateKinds) {
    if (kind === 'start-planned') continue;
    const date = keyDateOf(application, kind);
    if (date !== null) rows.push({ kind, date, at: date.at, look: looks[kind] ?? 'done' });
  }
  for (const [kind, at] of missing(application)) rows.push({ kind, date: null, at, look: 'missing' });
  const plan = keyDateOf(application, 'start-planned');
  const isPlanOpen = isAccepted && !has('arrived') && application.outcome !== 'no-show';
  for (const date of application.keyDates) {
    if (date.kind !== 'start-planned') continue;
    const look = date !== plan ? 'replaced' : !isPlanOpen ? 'done' : (date.on ?? '') < today ? 'overdue' : 'ahead';
    rows.push({ kind: date.kind, date, at: date.at, look });
  }
  const isComing = ({ look }: OfferRow): boolean => look === 'ahead' || look === 'overdue';
  rows.sort(
    (a, b) =>
      Number(isComing(a)) - Number(isComing(b)) || a.at - b.at || keyDateKinds.indexOf(a.kind) - keyDateKinds.indexOf(b.kind),
  );
  const acts: readonly KeyDateKind[] = has('left')
    ? []
    : has('arrived') || application.outcome === 'joined'
      ? has('arrived')
        ? ['left']
        : ['arrived']
      : isAccepted
        ? ['start-planned', 'arrived', 'reneged', 'offer-rescinded']
        : has('offer-sent')
          ? ['offer-accepted', 'offer-declined', 'offer-expired', 'offer-rescinded']
          : isOver.some((kind) => keyDateOf(application, kind) !== null) || application.stage === 'offer'
            ? ['offer-sent']
            : [];
  return { rows, acts, isShown: rows.length > 0 || acts.length > 0 };
}

/** When an application without a noted acceptance came to where one has accepted, or null. */
function acceptedByMove({ stage, outcome, moves }: Application): number | null {
  if (stage !== 'onboarding' && outcome !== 'joined') return null;
  return moves.find((move) => move.undoes === null && (move.stage === 'onboarding' || move.outcome === 'joined'))?.at ?? null;
}

function missing(application: Application): readonly (readonly [KeyDateKind, number])[] {
  const found: [KeyDateKind, number][] = [];
  const accepted = keyDateOf(application, 'offer-accepted') === null ? acceptedByMove(application) : null;
  if (accepted !== null) found.push(['offer-accepted', accepted]);
  if (application.outcome === 'joined' && keyDateOf(application, 'arrived') === null)
    found.push(['arrived', application.head.at]);
  return found;
}

/**
 * The instant that stands for a day on which something happened: now for today, else when the day begins. Not before what must have come
 * first on that same day.
 */
export function instantOfDay(
  application: Pick<Application, 'keyDates' | 'appliedAt'>,
  kind: KeyDateKind,
  day: string,
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): number {
  if (day === dayOf(now, timeZone)) return now;
  const dates = keyDateKinds
    .slice(0, keyDateKinds.indexOf(kind))
    .flatMap((earlier) => (earlier === 'start-planned' ? [] : (keyDateOf(application, earlier)?.at ?? [])));
  const before = [application.appliedAt, ...dates].filter((at) => dayOf(at, timeZone) === day);
  return Math.max(instantAt(day, 0, timeZone), ...before);
}
