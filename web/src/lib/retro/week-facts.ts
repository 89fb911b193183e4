import { dayOf, keyDateOf } from '@muster/model';
import type { Desk, KeyDateKind, Move } from '@muster/model';

/** What happened in some days, counted one by one: of a handful of things of one week there is nothing to reckon. */
export interface WeekFacts {
  /** Cards that came to stand in another stage or got an outcome; what was undone does not count. */
  readonly moves: number;
  readonly applied: number;
  /** null: this device does not receive interviews. */
  readonly interviews: number | null;
  readonly offersSent: number;
  readonly offersAccepted: number;
  readonly arrivals: number;
}

type FactsDesk = Pick<Desk, 'applications' | 'interviews' | 'documents'>;

/** `days`: those of the week, `YYYY-MM-DD`, in the team's time zone. */
export function weekFacts(desk: FactsDesk, days: readonly string[], timeZone: string): WeekFacts {
  const within = new Set(days);
  const isIn = (at: number): boolean => within.has(dayOf(at, timeZone));
  let [moves, applied, offersSent, offersAccepted, arrivals] = [0, 0, 0, 0, 0];
  for (const application of desk.applications.byId.values()) {
    if (application.deletedAt !== null) continue;
    const happened = (kind: KeyDateKind): boolean => {
      const date = keyDateOf(application, kind);
      return date !== null && isIn(date.at);
    };
    if (isIn(application.appliedAt)) applied++;
    if (happened('offer-sent')) offersSent++;
    if (happened('offer-accepted')) offersAccepted++;
    if (happened('arrived')) arrivals++;
    for (const move of application.moves) {
      // What comes after nothing is how the card came in.
      if (move.undoes === null && move.after.length > 0 && isIn(move.at) && !isUndone(application.moves, move.id)) moves++;
    }
  }
  return { moves, applied, offersSent, offersAccepted, arrivals, interviews: interviewsIn(desk, isIn) };
}

function interviewsIn(desk: FactsDesk, isIn: (at: number) => boolean): number | null {
  if ((desk.documents.interviews ?? null) === null) return null;
  let held = 0;
  for (const { status, at, deletedAt } of desk.interviews.byId.values())
    if (deletedAt === null && status === 'attended' && isIn(at)) held++;
  return held;
}

/** An undo may itself be undone, which is how something is done again. */
const isUndone = (moves: readonly Move[], id: string): boolean =>
  moves.some((other) => other.undoes === id && !isUndone(moves, other.id));
