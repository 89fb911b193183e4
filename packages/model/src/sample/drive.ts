/** The sample drive as plain data: who applied for what, and how far each got. The same seed, day and language give the same drive. */
import { applicationStageKeys, builtInReasons, stepKeysByStage, defaultLimitDays } from '../records/stages.ts';
import type { ApplicationStageKey, OutcomeKey, StepKey } from '../records/stages.ts';
import type { ContactFields, NextAction, PersonFields } from '../records/person.ts';
import { sampleDates } from './dates.ts';
import type { SampleDate } from './dates.ts';
import { sampleInterviews, slotsAfter } from './interviews.ts';
import type { SampleInterview } from './interviews.ts';
import { dayMs } from './move.ts';
import type { SampleMove } from './move.ts';
import { one } from './one.ts';
import type { Post, Words } from './words.ts';

export interface SampleCandidate {
  readonly person: Partial<PersonFields> & { readonly name: string };
  readonly contact: Partial<ContactFields>;
  readonly tags: readonly string[];
  readonly note: string;
  readonly nextAction: Omit<NextAction, 'by'> | null;
  readonly post: number;
  readonly channel: string;
  /** The recruiter, by index. */
  readonly owner: number;
  readonly moves: readonly SampleMove[];
  readonly step: StepKey | null;
  readonly keyDates: readonly SampleDate[];
  readonly interviews: readonly SampleInterview[];
}

interface Fate {
  readonly count: number;
  readonly stage: ApplicationStageKey;
  readonly outcome: OutcomeKey | null;
}

/** 240 candidates: where each stands in the end. */
const fates: readonly Fate[] = [
  { count: 72, stage: 'screening', outcome: null },
  { count: 44, stage: 'interview', outcome: null },
  { count: 13, stage: 'offer', outcome: null },
  { count: 9, stage: 'onboarding', outcome: null },
  { count: 13, stage: 'onboarding', outcome: 'joined' },
  { count: 40, stage: 'screening', outcome: 'rejected' },
  { count: 27, stage: 'interview', outcome: 'rejected' },
  { count: 12, stage: 'interview', outcome: 'withdrawn' },
  { count: 8, stage: 'offer', outcome: 'withdrawn' },
  // Accepted, and went back on it.
  { count: 1, stage: 'onboarding', outcome: 'withdrawn' },
  { count: 1, stage: 'onboarding', outcome: 'no-show' },
];
/** How many days ago each post was asked for; nobody applied before. */
export const askedDaysAgo = [56, 54, 49, 47, 44, 42, 40, 3];
/** The post that is on hold: one of its heads stays open. */
export const onHold = 6;
/** How many apply for each post; nobody yet for the last, which waits to be confirmed. */
const interest = [22, 18, 18, 20, 10, 8, 4, 0];
const channels = [
  'job-site',
  'job-site',
  'job-site',
  'job-site',
  'short-video',
  'social',
  'community',
  'campus',
  'job-fair',
  'referral',
  'referral',
  'agency',
  'walk-in',
];

export function sampleCandidates(words: Words, end: number, random: () => number): readonly SampleCandidate[] {
  const seatsLeft = words.posts.map((post, index) => (index === onHold ? 1 : post.headcount));
  const nextSlot = slotsAfter(end);
  const candidates = fates.flatMap((fate) =>
    Array.from({ length: fate.count }, () => aCandidate(words, fate, end, random, seatsLeft, nextSlot)),
  );
  const disputed = candidates.find(
    ({ moves }) =>
      moves.at(-1)?.stage === 'interview' && moves.at(-1)?.outcome === null && (moves.at(-1)?.at ?? end) < end - 2 * dayMs,
  );
  const left = leftEarly(candidates, end);
  return candidates.map((candidate) =>
    candidate === disputed ? withConflict(candidate, end) : candidate === left ? withLeaving(candidate) : candidate,
  );
}

function aCandidate(
  words: Words,
  { stage, outcome }: Fate,
  end: number,
  random: () => number,
  seatsLeft: number[],
  nextSlot: () => number,
): SampleCandidate {
  const seated = outcome === 'joined' || (stage === 'onboarding' && outcome === null);
  const post = drawPost(random, seated ? seatsLeft : null);
  if (seated) seatsLeft[post] = (seatsLeft[post] ?? 0) - 1;
  const { posts } = words.posts[post] as Post;
  const owner = random() < 0.8 ? post % words.recruiters.length : Math.floor(random() * words.recruiters.length);
  const channel = one(channels, random);
  const name = words.name(random);
  const number = String(Math.floor(random() * 10_000)).padStart(4, '0');
  const moves = aHistory(stage, outcome, owner, end, (askedDaysAgo[post] ?? 42) - 1.5, random);
  const step = outcome === null ? aStep(stage, random) : null;
  return {
    post,
    owner,
    channel,
    moves,
    step,
    keyDates: sampleDates(moves, step, end, random),
    interviews: sampleInterviews(moves, step, owner, end, nextSlot, random),
    person: {
      name,
      city: one(words.cities, random),
      education: one(words.educations, random),
      school: one(words.schools, random),
      major: one(words.majors, random),
      experienceYears: Math.floor(random() * 9),
      currentCompany: one(words.companies, random),
      currentPost: one(posts, random),
      availableFrom: one(words.available, random),
      referrer: channel === 'referral' ? one(words.referrers, random) : '',
    },
    contact: {
      phone: `138 0000 ${number}`,
      ...(random() < 0.7 && { email: `user${number}@example.com` }),
      ...(random() < 0.4 && { wechat: `sample_${number}` }),
      ...(random() < 0.6 && { expectedSalary: words.salary(5 + Math.floor(random() * 10)) }),
    },
    tags: words.tags.filter(() => random() < 0.1),
    note: random() < 0.35 ? one(words.notes, random) : '',
    nextAction:
      outcome === null && random() < 0.22
        ? {
            text: one(words.nextActions, random),
            dueOn: new Date(end + Math.floor(random() * 7 - 2) * dayMs).toISOString().slice(0, 10),
          }
        : null,
  };
}

function drawPost(random: () => number, seatsLeft: readonly number[] | null): number {
  const weights = interest.map((weight, post) => ((seatsLeft?.[post] ?? 1) > 0 ? weight : 0));
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const post = weights.findIndex((weight) => (left -= weight) < 0);
  return Math.max(0, post);
}

/** Counted back from the end: how long it has been where it is, and how long each earlier stage took. */
function aHistory(
  stage: ApplicationStageKey,
  outcome: OutcomeKey | null,
  owner: number,
  end: number,
  mostDays: number,
  random: () => number,
): readonly SampleMove[] {
  const passed = applicationStageKeys.slice(0, applicationStageKeys.indexOf(stage) + 1);
  const stays = passed.map((key, index) => {
    const limit = defaultLimitDays[key];
    const isLast = index === passed.length - 1;
    // One card in six on the board is past its limit.
    return limit * (isLast && outcome === null && random() < 0.17 ? 1.1 + random() : 0.15 + random() * 0.75);
  });
  const sinceOutcome = outcome === null ? 0 : random() * 27;
  const total = stays.reduce((sum, days) => sum + days, sinceOutcome);
  // Nobody applied before the post was asked for.
  const scale = Math.min(1, mostDays / total);
  let at = end - total * scale * dayMs;
  const moves: SampleMove[] = passed.map((key, index) => {
    const move = {
      stage: key,
      at: Math.round(at),
      by: index === 0 || random() < 0.85 ? owner : (owner + 1) % 4,
      outcome: null,
      reason: null,
      after: index - 1,
    };
    at += (stays[index] as number) * scale * dayMs;
    return move;
  });
  if (outcome !== null) {
    const reasons: readonly string[] = builtInReasons[outcome];
    moves.push({
      stage,
      at: Math.round(at),
      by: owner,
      outcome,
      reason: reasons.length === 0 ? null : one(reasons, random),
      after: moves.length - 1,
    });
  }
  return moves;
}

function aStep(stage: ApplicationStageKey, random: () => number): StepKey | null {
  const steps: readonly StepKey[] = stepKeysByStage[stage].filter(
    (step) => step !== 'declined' && step !== 'no-show' && step !== 'accepted',
  );
  return steps.length === 0 ? null : one(steps, random);
}

/** Somebody who arrived early enough to have left again: the one who arrived first of those more than a week ago. */
function leftEarly(candidates: readonly SampleCandidate[], end: number): SampleCandidate | undefined {
  const arrivedAt = ({ keyDates }: SampleCandidate): number => keyDates.find(({ kind }) => kind === 'arrived')?.at ?? Infinity;
  return candidates
    .filter((candidate) => arrivedAt(candidate) < end - 8 * dayMs)
    .sort((a, b) => arrivedAt(a) - arrivedAt(b))
    .at(0);
}

function withLeaving(candidate: SampleCandidate): SampleCandidate {
  const arrived = candidate.keyDates.find(({ kind }) => kind === 'arrived')?.at ?? 0;
  return { ...candidate, keyDates: [...candidate.keyDates, { kind: 'left', at: arrived + 5.3 * dayMs }] };
}

/** Two recruiters moved this one an hour ago without having seen each other. */
function withConflict(candidate: SampleCandidate, end: number): SampleCandidate {
  const last = candidate.moves.length - 1;
  const asks = (stage: ApplicationStageKey, minutes: number, by: number): SampleMove => ({
    stage,
    at: end - minutes * 60_000,
    by,
    outcome: null,
    reason: null,
    after: last,
  });
  return {
    ...candidate,
    step: null,
    interviews: [],
    moves: [...candidate.moves, asks('screening', 75, (candidate.owner + 1) % 4), asks('offer', 60, candidate.owner)],
  };
}
