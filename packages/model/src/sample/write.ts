/** Puts the sample drive into plans, with its own authors and times instead of the desk's. */
import { placeRequisitions } from '../commands/create-requisition.ts';
import { placeInStage, rekey } from '../commands/move.ts';
import type { Desk } from '../desk.ts';
import type { ApplicationId, MoveId, PersonId, RequisitionId, UserId } from '../ids.ts';
import { keyDateKey, moveKey } from '../read/application.ts';
import { interviewerKey } from '../read/interview.ts';
import { tagKey } from '../read/person.ts';
import { holdKey, openingId } from '../read/requisition.ts';
import type { Activity } from '../records/activity.ts';
import { applicationStageKeys } from '../records/stages.ts';
import type { ApplicationStageKey } from '../records/stages.ts';
import { moveToStored } from '../write/commit.ts';
import type { Plan } from '../write/plan.ts';
import { sampleCosts } from './costs.ts';
import { askedDaysAgo, onHold } from './drive.ts';
import type { SampleCandidate } from './drive.ts';
import { dayMs } from './move.ts';
import type { Words } from './words.ts';

/** The post that still waits to be confirmed. */
const unconfirmed = 7;
/** Posts that got more heads later on: the last so many of their openings, asked for so many days ago. */
const raised: Readonly<Record<number, readonly [openings: number, daysAgo: number]>> = { 0: [2, 26], 3: [3, 24] };

export function planRecruiters(desk: Desk, plan: Plan, words: Words): readonly UserId[] {
  return words.recruiters.map((name, index) => {
    const id = desk.newId<'user'>();
    for (const [field, value] of Object.entries({ name, colour: index + 1, sample: true })) plan.set('member', id, field, value);
    return id;
  });
}

export function planPosts(
  desk: Desk,
  plan: Plan,
  words: Words,
  recruiters: readonly UserId[],
  end: number,
): readonly RequisitionId[] {
  const ids = words.posts.map(() => desk.newId<'requisition'>());
  const { ranks, rekeyed } = placeRequisitions(desk, new Set(ids), 'end');
  for (const { id, rank } of rekeyed) plan.setQuietly('requisition', id, 'rank', rank);
  words.posts.forEach((post, index) => {
    const id = ids[index] as RequisitionId;
    const by = recruiters[index % recruiters.length] as UserId;
    const requestedAt = end - (askedDaysAgo[index] ?? 45) * dayMs;
    const confirmedAt = index === unconfirmed ? null : requestedAt + 1.3 * dayMs;
    const { title, department, reason, priority, hiringManager, headcount, description } = post;
    plan.create(
      'requisition',
      id,
      {
        ...{
          title,
          department,
          reason,
          priority,
          hiringManager,
          owner: by,
          rank: ranks[index],
          sample: true,
          requestedAt,
          createdAt: requestedAt,
          createdBy: by,
        },
        ...(confirmedAt !== null && { confirmedAt, confirmedBy: recruiters[0] }),
        ...(index === onHold && { [holdKey(desk.newId())]: { from: end - 9 * dayMs, to: null, by, reason: words.holdReason } }),
      },
      { description },
    );
    const targetOn = new Date(end + (14 + index) * dayMs).toISOString().slice(0, 10);
    const [later, daysAgo] = raised[index] ?? [0, 0];
    for (let ordinal = 1; ordinal <= headcount; ordinal++) {
      const asked = ordinal > headcount - later ? end - daysAgo * dayMs : requestedAt;
      plan.setQuietly('opening', openingId(id, ordinal), 'requestedAt', asked);
      plan.setQuietly('opening', openingId(id, ordinal), 'targetOn', targetOn);
    }
    const said = (kind: Activity['kind'], at: number, who: UserId): void =>
      plan.note('board', { id: desk.newId(), at, by: who, kind, requisition: id });
    said('requisition-created', requestedAt, by);
    if (confirmedAt !== null) said('requisition-confirmed', confirmedAt, recruiters[0] as UserId);
    if (index === onHold) said('requisition-held', end - 9 * dayMs, by);
  });
  return ids;
}

/** A candidate with its place in the column where it ends up. */
export type Placed = SampleCandidate & { readonly rank: string };

/** The freshest cards stand on top of their column, below the cards that people have there already. */
export function placeCandidates(desk: Desk, plan: Plan, candidates: readonly SampleCandidate[]): readonly Placed[] {
  const lastAt = ({ moves }: SampleCandidate): number => moves.at(-1)?.at ?? 0;
  const byStage = new Map<ApplicationStageKey, SampleCandidate[]>(applicationStageKeys.map((stage) => [stage, []]));
  for (const candidate of candidates) byStage.get(candidate.moves.at(-1)?.stage ?? 'screening')?.push(candidate);
  return [...byStage].flatMap(([stage, cards]) => {
    if (cards.length === 0) return [];
    const { ranks, rekeyed } = placeInStage(desk, stage, new Set(cards.map((_, index) => String(index))), 'end');
    rekey(desk, plan, rekeyed);
    return cards.sort((a, b) => lastAt(b) - lastAt(a)).map((card, index) => ({ ...card, rank: ranks[index] as string }));
  });
}

export function planCandidate(
  desk: Desk,
  plan: Plan,
  candidate: Placed,
  posts: readonly RequisitionId[],
  recruiters: readonly UserId[],
): void {
  const { person, contact, tags, note, nextAction, moves, rank, step } = candidate;
  const who = (index: number): UserId => recruiters[index % recruiters.length] as UserId;
  const [personId, applicationId] = [desk.newId<'person'>() as PersonId, desk.newId<'application'>() as ApplicationId];
  const owner = who(candidate.owner);
  const appliedAt = moves[0]?.at ?? 0;
  const known = Object.entries(person).filter(([, value]) => value !== '');
  plan.create(
    'person',
    personId,
    {
      ...Object.fromEntries(known),
      ...Object.fromEntries(tags.map((tag) => [tagKey(tag), true])),
      ...(nextAction !== null && { nextAction: { ...nextAction, by: owner } }),
      ...{ sample: true, createdAt: appliedAt, createdBy: owner },
    },
    { notes: note },
  );
  for (const [field, value] of Object.entries(contact)) plan.setQuietly('contact', personId, field, value);
  const ids: readonly MoveId[] = moves.map(() => desk.newId<'move'>());
  const stored = moves.map(({ stage, at, by, outcome, reason, after }, index): [string, unknown] => [
    moveKey(ids[index] as MoveId),
    moveToStored({
      id: '',
      stage,
      rank,
      at,
      by: who(by),
      after: after < 0 ? [] : [ids[after] as MoveId],
      outcome,
      reason,
      undoes: null,
    }),
  ]);
  const dates = candidate.keyDates.map((date): [string, unknown] => [
    keyDateKey(desk.newId<'key-date'>()),
    { ...date, notedAt: date.at, by: owner },
  ]);
  plan.create('application', applicationId, {
    ...{ person: personId, requisition: posts[candidate.post], channel: candidate.channel, owner, appliedAt },
    ...Object.fromEntries(stored),
    ...Object.fromEntries(dates),
    ...(step !== null && { step: { move: ids.at(-1), value: step } }),
    ...{ sample: true, createdAt: appliedAt, createdBy: owner },
  });
  if (!desk.writable('interviews')) return;
  for (const { interviewers, status, at, ...interview } of candidate.interviews) {
    plan.create('interview', desk.newId<'interview'>(), {
      ...interview,
      ...{ application: applicationId, at, status },
      ...Object.fromEntries(interviewers.map((index) => [interviewerKey(who(index)), true])),
      ...(status !== 'scheduled' && { statusAt: at + interview.minutes * 60_000 }),
      ...{ sample: true, createdAt: moves.find(({ stage }) => stage === 'interview')?.at ?? appliedAt, createdBy: owner },
    });
  }
}

/** The ledger of the drive. */
export function planCosts(desk: Desk, plan: Plan, words: Words, recruiters: readonly UserId[], end: number): void {
  const costs = sampleCosts(end);
  const ids = costs.map(() => desk.newId<'cost'>());
  costs.forEach(({ note, refundOf, ...cost }, index) => {
    const known = Object.entries(cost).filter(([, value]) => value !== null);
    plan.create('cost', ids[index] as string, {
      ...Object.fromEntries(known),
      note: words.costs[note] ?? '',
      ...(refundOf !== null && { refundOf: ids[refundOf] }),
      ...{ sample: true, createdAt: cost.on === null ? end : Date.parse(`${cost.on}T02:00:00Z`), createdBy: recruiters[0] },
    });
  });
}
