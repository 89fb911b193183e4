/** The interviews of the sample drive. */
import { dayOf } from '../days.ts';
import type { InterviewStatus, InterviewType } from '../records/interview.ts';
import type { StepKey } from '../records/stages.ts';
import { dayMs, hourMs } from './move.ts';
import type { SampleMove } from './move.ts';
import { one } from './one.ts';

export interface SampleInterview {
  readonly round: number;
  readonly type: InterviewType;
  readonly at: number;
  readonly minutes: number;
  /** Recruiters, by index. */
  readonly interviewers: readonly number[];
  readonly status: InterviewStatus;
}

const minutes = 45;
/** Slots of one day, so far apart that no two overlap. */
const hours = [10, 11, 13.5, 14.5, 15.5, 16.5];
const types = ['on-site', 'on-site', 'video', 'video', 'phone'] as const;

/** Hands out the slots of the coming days, each once: nobody of the sample is booked twice. */
export function slotsAfter(end: number): () => number {
  let given = 0;
  const today = startOfDay(end);
  return () => {
    const [day, slot] = [Math.floor(given / hours.length), given % hours.length];
    given++;
    return today + (1 + day) * dayMs + (hours[slot] as number) * hourMs;
  };
}

export function sampleInterviews(
  moves: readonly SampleMove[],
  step: StepKey | null,
  owner: number,
  end: number,
  nextSlot: () => number,
  random: () => number,
): readonly SampleInterview[] {
  const index = moves.findIndex(({ stage }) => stage === 'interview');
  const came = moves[index]?.at;
  if (came === undefined) return [];
  const after = moves[index + 1];
  const interviewers = [...new Set([owner, Math.floor(random() * 4)])];
  const interview = (round: number, at: number, status: InterviewStatus): SampleInterview => ({
    round,
    type: round > 1 ? 'on-site' : one(types, random),
    at,
    minutes,
    interviewers,
    status,
  });
  if (after === undefined) {
    if (step === 'scheduled') return [interview(1, nextSlot(), 'scheduled')];
    return step === 'waiting-for-feedback' ? [interview(1, quarter(came, end, 0.3 + random() * 0.5), 'attended')] : [];
  }
  const at = quarter(came, after.at, 0.25 + random() * 0.4);
  if (after.outcome === 'withdrawn') return [interview(1, at, random() < 0.5 ? 'cancelled-by-candidate' : 'no-show')];
  if (after.outcome === 'rejected' && random() < 0.2) return [interview(1, at, 'no-show')];
  const first = interview(1, at, 'attended');
  if (random() >= 0.35) return [first];
  const called = random() < 0.1 ? 'cancelled-by-company' : 'attended';
  return [first, interview(2, quarter(at + hourMs, after.at, 0.4 + random() * 0.4), called)];
}

/** In working hours of a day within the span, about at this share of it; in a span without any, on a quarter of an hour. Over before `to`. */
function quarter(from: number, to: number, share: number): number {
  const wanted = from + (to - from) * share;
  const length = minutes * 60_000;
  const fitting: number[] = [];
  for (let midnight = startOfDay(from); midnight < to; midnight += dayMs) {
    for (const hour of hours) fitting.push(midnight + hour * hourMs);
  }
  const best = fitting
    .filter((at) => at > from && at + length < to)
    .sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))
    .at(0);
  return best ?? Math.min(Math.round(wanted / 900_000) * 900_000, to - length);
}

const startOfDay = (at: number): number => Date.parse(`${dayOf(at, 'Asia/Shanghai')}T00:00:00+08:00`);
