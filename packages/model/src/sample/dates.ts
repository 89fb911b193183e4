/** What became of the offers of the sample drive, and of the arrivals after them. */
import { dayOf } from '../days.ts';
import type { KeyDateKind } from '../records/application.ts';
import type { StepKey } from '../records/stages.ts';
import { dayMs, hourMs } from './move.ts';
import type { SampleMove } from './move.ts';

export interface SampleDate {
  readonly kind: KeyDateKind;
  readonly at: number;
  readonly on?: string;
}

const minute = 60_000;
const zone = 'Asia/Shanghai';
const startOfDay = (at: number): number => Date.parse(`${dayOf(at, zone)}T00:00:00+08:00`);

/** In the order in which it happened. Nothing lies after `end`, except days that were agreed. */
export function sampleDates(
  moves: readonly SampleMove[],
  step: StepKey | null,
  end: number,
  random: () => number,
): readonly SampleDate[] {
  const offered = moves.find(({ stage }) => stage === 'offer')?.at;
  if (offered === undefined || (step === 'to-approve' && moves.at(-1)?.stage === 'offer')) return [];
  const last = moves.at(-1) as SampleMove;
  const onboarding = moves.find(({ stage }) => stage === 'onboarding')?.at;
  const answered = onboarding ?? (last.outcome === null ? end : last.at);
  const dates: SampleDate[] = [{ kind: 'offer-sent', at: between(offered, answered, 0.1 + random() * 0.3) }];
  if (onboarding === undefined) {
    // Of those who leave after an offer, most say no and some just do not answer.
    if (last.outcome === 'withdrawn' && random() < 0.6) dates.push({ kind: 'offer-declined', at: last.at });
    return dates;
  }
  const accepted = between(dates[0]?.at ?? offered, onboarding, 0.6 + random() * 0.35);
  dates.push({ kind: 'offer-accepted', at: accepted });
  const over = last.outcome === null ? end : last.at;
  const arrives = last.outcome === 'joined' || step === 'arrived' || step === 'checklist';
  const arrived = arrives ? morningBetween(onboarding, over, 0.55 + random() * 0.4) : null;
  const planned = plannedDay(last, arrived, end, random);
  const agreed = accepted + (20 + Math.floor(random() * 60)) * minute;
  if (arrived !== null && arrived - agreed > 6 * dayMs && random() < 0.3) {
    // Agreed for earlier and put off once.
    dates.push({ kind: 'start-planned', at: agreed, on: dayOf(planned - 3 * dayMs, zone) });
    dates.push({ kind: 'start-planned', at: between(agreed, arrived, 0.4), on: dayOf(planned, zone) });
  } else dates.push({ kind: 'start-planned', at: Math.min(agreed, over), on: dayOf(planned, zone) });
  if (arrived !== null) dates.push({ kind: 'arrived', at: arrived });
  if (last.outcome === 'withdrawn') dates.push({ kind: 'reneged', at: last.at });
  return dates;
}

function plannedDay(last: SampleMove, arrived: number | null, end: number, random: () => number): number {
  if (arrived !== null) return arrived;
  if (last.outcome === 'no-show') return last.at - 5 * dayMs;
  if (last.outcome === 'withdrawn') return last.at + 2 * dayMs;
  // Due: most in the coming days, and one in four yesterday.
  return random() < 0.25 ? end - dayMs : end + (1 + Math.floor(random() * 9)) * dayMs;
}

const between = (from: number, to: number, share: number): number => Math.round(from + (to - from) * share);

/** People arrive at half past nine, if the span allows that. */
function morningBetween(from: number, to: number, share: number): number {
  const morning = startOfDay(between(from, to, share)) + 9.5 * hourMs;
  return morning > from && morning < to ? morning : between(from, to, share);
}
