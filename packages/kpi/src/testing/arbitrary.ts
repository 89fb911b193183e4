/** Facts at random, small and full of coincidences: few instants, few people, every kind of contradiction that documents can hold. */
import fc from 'fast-check';
import type { Cost, Interview, KeyDate, Move } from '@muster/model';
import { applicationStageKeys, byTime, outcomeKeys, standingOf } from '@muster/model/pure';
import type { Question } from '../facts.ts';
import {
  addApplication,
  addCost,
  addInterview,
  addMember,
  addOpening,
  addRequisition,
  day,
  hour,
  minute,
  noFacts,
  start,
} from './records.ts';
import type { Records, SomeFacts } from './records.ts';

const users = ['ana', 'ben', 'chen'];
const posts = ['p', 'q'];
const channels = ['job-site', 'referral'];
const zones = ['UTC', 'Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Beirut'];

const orNull = <T>(some: fc.Arbitrary<T>, often = 3): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: often, arbitrary: some });
const rarely = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: some });
/** On a grid, so that many things happen at the same instant; sometimes just beside it. */
const anInstant = fc
  .tuple(fc.noBias(fc.integer({ min: -4, max: 90 })), fc.constantFrom(0, 0, 0, 12 * hour, 1, 23 * hour))
  .map(([days, more]) => start + days * day + more);
const aDay = fc.noBias(fc.integer({ min: -4, max: 90 })).map((days) => new Date(start + days * day).toISOString().slice(0, 10));
const aDayOrNot = fc.oneof(
  { weight: 12, arbitrary: aDay },
  { weight: 1, arbitrary: fc.constantFrom('2026-02-30', 'soon', '2026-4-1') },
);

const aSpan = fc.record({ from: anInstant, length: orNull(fc.integer({ min: -1, max: 20 })) });

export interface Change {
  readonly kind: 'requisition' | 'opening' | 'application' | 'interview' | 'cost' | 'member';
  readonly id: string;
  readonly write: (facts: Records) => void;
}

const aRequisition: fc.Arbitrary<Change> = fc
  .record({
    id: fc.constantFrom(...posts),
    owner: orNull(fc.constantFrom(...users)),
    requestedAt: orNull(anInstant, 8),
    confirmedAt: orNull(anInstant),
    cancelledAt: rarely(anInstant),
    deletedAt: rarely(anInstant),
    createdAt: fc.oneof({ weight: 6, arbitrary: fc.constant(start - 10 * day) }, { weight: 1, arbitrary: anInstant }),
    holds: fc.array(aSpan, { maxLength: 3 }),
  })
  .map(({ id, holds, ...fields }) => ({
    kind: 'requisition',
    id,
    write: (facts) =>
      void addRequisition(facts, id, {
        ...fields,
        heads: 0,
        holds: holds
          .map(({ from, length }, index) => ({
            id: `h${index}`,
            from,
            to: length === null ? null : from + length * day,
            by: 'ana',
            reason: '',
          }))
          .sort((a, b) => a.from - b.from),
      }),
  }));

const anOpening: fc.Arbitrary<Change> = fc
  .record({
    requisition: fc.constantFrom(...posts),
    ordinal: fc.integer({ min: 1, max: 4 }),
    requestedAt: fc.oneof(
      { weight: 8, arbitrary: fc.constant(start) },
      { weight: 8, arbitrary: anInstant },
      { weight: 1, arbitrary: fc.constant(0) },
    ),
    targetOn: orNull(aDayOrNot),
    cancelledAt: rarely(anInstant),
  })
  .map(({ requisition, ordinal, ...fields }) => ({
    kind: 'opening',
    id: `${requisition}-${ordinal}`,
    write: (facts) => void addOpening(facts, requisition, ordinal, fields),
  }));

const aStep = fc.record({
  to: fc.constantFrom(...applicationStageKeys, ...applicationStageKeys, ...outcomeKeys),
  after: fc.constantFrom(minute, 5 * minute, 5 * minute + 1, day, day, 3 * day, 10 * day, -day),
  by: fc.constantFrom('ana', 'ana', 'ben'),
  how: fc.constantFrom('next', 'next', 'next', 'next', 'unseen', 'undo'),
  which: fc.nat(),
});
type Step = typeof aStep extends fc.Arbitrary<infer S> ? S : never;

/** A history that commands can make: nobody names or undoes a move that is not there yet, but clocks may be wrong. */
function historyOf(id: string, firstAt: number, steps: readonly Step[]): readonly Move[] {
  const first: Move = {
    id: `${id}.m0`,
    stage: 'screening',
    rank: 'a',
    at: firstAt,
    by: 'ana',
    after: [],
    outcome: null,
    reason: null,
    undoes: null,
  };
  const moves: Move[] = [first];
  let when = firstAt;
  steps.forEach(({ to, after, by, how, which }, index) => {
    when += after;
    const standing = standingOf([...moves].sort(byTime));
    const other = moves[which % moves.length] as Move;
    const outcome = outcomeKeys.find((key) => key === to) ?? null;
    const stage = applicationStageKeys.find((key) => key === to) ?? standing.head.stage;
    moves.push({
      id: `${id}.m${index + 1}`,
      rank: 'a',
      at: when,
      by,
      reason: null,
      ...(how === 'undo' ? { stage: standing.head.stage, outcome: null, undoes: other.id } : { stage, outcome, undoes: null }),
      after: how === 'unseen' ? [other.id] : standing.heads.map((head) => head.id),
    });
  });
  return moves.sort(byTime);
}

const aKeyDate = fc.record({
  kind: fc.constantFrom<KeyDate['kind'][]>(
    'offer-sent',
    'offer-accepted',
    'offer-accepted',
    'offer-declined',
    'offer-expired',
    'offer-rescinded',
    'start-planned',
    'start-planned',
    'reneged',
    'arrived',
    'arrived',
    'left',
  ),
  at: anInstant,
  on: aDayOrNot,
  notedLater: fc.constantFrom(0, 0, 0, day, 20 * day),
});

type Dated = typeof aKeyDate extends fc.Arbitrary<infer D> ? D : never;

/** An offer that goes its usual way up to some point: nothing but coincidences would hardly ever get there. */
const aLife: fc.Arbitrary<Dated[]> = fc
  .record({
    from: anInstant,
    steps: fc.integer({ min: 1, max: 5 }),
    gap: fc.constantFrom(0, day, 2 * day, 4 * day),
    last: fc.constantFrom('arrived' as const, 'arrived' as const, 'reneged' as const, 'offer-rescinded' as const),
  })
  .map(({ from, steps, gap, last }) =>
    (['offer-sent', 'offer-accepted', 'start-planned', last, 'left'] as const).slice(0, steps).map((kind, index) => ({
      kind,
      at: from + index * gap,
      on: new Date(from + 3 * gap).toISOString().slice(0, 10),
      notedLater: 0,
    })),
  );

const applicationIds = ['a', 'b', 'c', 'd', 'e', 'f'];
const anApplication: fc.Arbitrary<Change> = fc
  .record({
    id: fc.constantFrom(...applicationIds),
    person: fc.constantFrom('li', 'wang', 'zhao', 'sun'),
    requisition: fc.constantFrom(...posts, ...posts, 'gone'),
    channel: orNull(fc.constantFrom(...channels)),
    owner: orNull(fc.constantFrom(...users)),
    appliedAt: anInstant,
    createdLater: fc.constantFrom(0, 0, 0, -2 * day, 5 * day),
    deletedAt: rarely(anInstant),
    opening: orNull(fc.constantFrom('p-1', 'p-2', 'q-1', 'p-9'), 1),
    steps: fc.array(aStep, { maxLength: 6, size: 'max' }),
    dates: fc.oneof(fc.array(aKeyDate, { maxLength: 6, size: 'max' }), aLife),
    end: orNull(fc.constantFrom('no-show' as const, 'joined' as const, 'rejected' as const, 'withdrawn' as const), 1),
    claimedFor: rarely(fc.constantFrom(minute, 90 * day)),
  })
  .map(({ id, steps, dates, end, createdLater, claimedFor, ...fields }) => ({
    kind: 'application',
    id,
    write: (facts) =>
      void addApplication(facts, id, {
        ...fields,
        createdAt: fields.appliedAt + createdLater,
        moves: historyOf(
          id,
          fields.appliedAt,
          end === null ? steps : [...steps, { to: end, after: day, by: 'ben', how: 'next', which: 0 }],
        ),
        claim: claimedFor === null ? null : { by: 'ana', until: start + claimedFor },
        keyDates: dates
          .map(({ kind, at, on, notedLater }, index) => ({
            id: `${id}.d${index}`,
            kind,
            at,
            on: kind === 'start-planned' ? on : null,
            notedAt: at + notedLater,
            by: 'ana',
          }))
          .sort((a, b) => a.at - b.at || a.notedAt - b.notedAt || (a.id < b.id ? -1 : 1)),
      }),
  }));

const anInterview: fc.Arbitrary<Change> = fc
  .record({
    id: fc.constantFrom('i', 'j', 'k', 'l', 'm'),
    application: fc.constantFrom(...applicationIds),
    at: anInstant,
    status: fc.constantFrom<Interview['status'][]>(
      'scheduled',
      'attended',
      'attended',
      'no-show',
      'cancelled-by-candidate',
      'cancelled-by-company',
    ),
    statusLater: orNull(fc.constantFrom(0, hour, -day, 5 * day), 8),
    arrangedBefore: fc.constantFrom(day, 3 * day, 0),
    interviewers: fc.subarray(users),
    deletedAt: rarely(anInstant),
  })
  .map(({ id, statusLater, arrangedBefore, ...fields }) => ({
    kind: 'interview',
    id,
    write: (facts) =>
      void addInterview(facts, id, {
        ...fields,
        statusAt: fields.status === 'scheduled' || statusLater === null ? null : fields.at + statusLater,
        createdAt: fields.at - arrangedBefore,
      }),
  }));

const aCost: fc.Arbitrary<Change> = fc
  .record({
    id: fc.constantFrom('x', 'y', 'z'),
    kind: fc.constantFrom<Cost['kind'][]>('one-off', 'package', 'package', 'referral-bonus', 'internal'),
    amount: fc.noBias(fc.integer({ min: -300_000, max: 1_000_000 })).map((fen) => fen / 100),
    on: orNull(aDayOrNot, 8),
    until: orNull(aDayOrNot, 8),
    channel: orNull(fc.constantFrom(...channels)),
    requisition: rarely(fc.constantFrom(...posts)),
    application: orNull(fc.constantFrom(...applicationIds), 1),
    createdAt: anInstant,
    deletedAt: rarely(anInstant),
  })
  .map(({ id, ...fields }) => ({ kind: 'cost', id, write: (facts) => void addCost(facts, id, fields) }));

const aMember: fc.Arbitrary<Change> = fc
  .record({
    id: fc.constantFrom(...users),
    jobRole: orNull(fc.constantFrom('recruiter' as const, 'interviewer' as const)),
    capacity: orNull(fc.integer({ min: 0, max: 5 }), 1),
    deletedAt: rarely(anInstant),
  })
  .map(({ id, ...fields }) => ({ kind: 'member', id, write: (facts) => addMember(facts, id, fields) }));

/** One record written, over whatever was there. */
export const aChange: fc.Arbitrary<Change> = fc.oneof(
  { weight: 2, arbitrary: aRequisition },
  { weight: 3, arbitrary: anOpening },
  { weight: 8, arbitrary: anApplication },
  { weight: 4, arbitrary: anInterview },
  { weight: 3, arbitrary: aCost },
  { weight: 1, arbitrary: aMember },
);

const someSettings = fc.record({
  timeZone: fc.constantFrom(...zones),
  graceDays: fc.constantFrom(3, 0, 1),
  capacity: fc.constantFrom(20, 2),
  limit: fc.constantFrom<(number | null)[]>(null, 1, 3),
  share: fc.boolean(),
});

/** Plain facts; `changes` over an empty board, requisitions and openings most likely there. */
export const someFacts: fc.Arbitrary<SomeFacts> = fc
  .tuple(
    someSettings,
    fc.tuple(aRequisition, aRequisition, anOpening, anOpening, anOpening),
    fc.array(aChange, { minLength: 12, maxLength: 30, size: 'max' }),
  )
  .map(([{ timeZone, graceDays, capacity, limit, share }, first, more]) => {
    const facts = noFacts({ timeZone, targets: { graceDays, capacity } });
    for (const change of [...first, ...more]) change.write(facts);
    facts.stages.set('interview', { key: 'interview', name: null, limitDays: limit, workLimit: null });
    if (!share) return facts;
    return {
      ...facts,
      shares: new Map([
        [
          'p',
          new Map([
            ['ana', 1],
            ['ben', 2],
          ]),
        ],
      ]),
      weights: new Map([['q', 1.5]]),
    };
  });

const oneOrTwo = <T>(values: readonly T[]): fc.Arbitrary<T[]> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant<T[]>([]) }, fc.subarray([...values], { maxLength: 2 }));

export const aQuestion: fc.Arbitrary<Question> = fc
  .record({
    from: fc.oneof(aDay, fc.constant('2026-02-20')),
    days: fc.constantFrom(1, 31, 120, 120),
    asOf: fc.oneof(anInstant, fc.constantFrom(start + 50 * day, start + 100 * day)),
    requisitions: oneOrTwo(posts),
    owners: oneOrTwo(users),
    channels: oneOrTwo(channels),
    internalCosts: fc.boolean(),
  })
  .map(({ from, days, asOf, requisitions, owners, channels: through, internalCosts }) => ({
    period: { from, until: new Date(Date.parse(from) + days * day).toISOString().slice(0, 10) },
    asOf,
    filter: { requisitions, owners, channels: through },
    internalCosts,
    months: 4,
  }));
