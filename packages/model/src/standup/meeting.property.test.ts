/** Meetings of people who come and go, with anything at all among what their documents hold. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  attendMeeting,
  endMeeting,
  giveTurn,
  leftMs,
  meetingActTypes,
  meetingOf,
  pauseMeeting,
  placeInRound,
  resumeMeeting,
  standupOf,
  startMeeting,
  takeOverMeeting,
} from '../index.ts';
import type { Change, Desk, Meeting, MeetingAct, Refusal, Result } from '../index.ts';
import { createNetwork } from '../testing/network.ts';
import { aClock, createPeers, meet } from '../testing/peers.ts';
import type { Peer } from '../testing/peers.ts';
import { seededRandom } from '../random.ts';
import { Y } from '../yjs.ts';

const runs = (count: number): number => count * Number(process.env['RUNS'] ?? 1);
const day = '2026-05-20';
const people = ['ana', 'ben', 'chen', 'dora', 'eve'];

const aTime = fc.integer({ min: 0, max: 40 }).map((minute) => Date.UTC(2026, 4, 20, 2, minute));
/** Acts of a day as they might be, or as somebody might forge them. */
const anAct = fc.record({
  day: fc.constantFrom(day, day, day, '2026-05-21'),
  type: fc.constantFrom(...meetingActTypes),
  meeting: fc.constantFrom('a0', 'a1', 'a2', 'nowhere'),
  term: fc.integer({ min: 1, max: 5 }),
  n: fc.integer({ min: 0, max: 6 }),
  at: aTime,
  by: fc.constantFrom(...people, 'stranger'),
  member: fc.constantFrom(null, ...people, 'stranger'),
  members: fc.subarray(people),
  order: fc.constantFrom<MeetingAct['order']>('fixed', 'random'),
  seed: fc.integer(),
  seconds: fc.integer({ min: 1, max: 600 }),
  after: fc.constantFrom(null, null, 'a0', 'a1', 'a2'),
  deletedAt: fc.constantFrom(null, null, null, 5),
});
const someActs: fc.Arbitrary<readonly MeetingAct[]> = fc.array(anAct, { minLength: 1, maxLength: 30, size: 'max' }).map((acts) =>
  acts.map((act, index) => {
    const id = `a${index}`;
    const type = index === 0 ? 'start' : act.type;
    return { ...act, id, type, meeting: type === 'start' ? id : act.meeting };
  }),
);

function isSound(meeting: Meeting): void {
  const { participants, speaker, next, state, turnAt, pausedAt, endedAt, open } = meeting;
  const members = participants.map(({ member }) => member);
  expect(new Set(members).size).toBe(members.length);
  expect(participants.filter((each) => each.state === 'speaking').map(({ member }) => member)).toEqual(
    speaker === null ? [] : [speaker],
  );
  expect(turnAt === null).toBe(speaker === null);
  expect(state === 'ended').toBe(endedAt !== null);
  expect(state === 'paused').toBe(pausedAt !== null && endedAt === null);
  if (speaker !== null || endedAt !== null) expect(open).toBe(false);
  if (next !== null) expect(['waiting', 'later']).toContain(participants.find(({ member }) => member === next)?.state);
  for (const { spokenMs } of participants) expect(spokenMs).toBeGreaterThanOrEqual(0);
  expect(leftMs(meeting, Date.UTC(2026, 4, 20, 3)) ?? 0).toBeLessThanOrEqual(meeting.seconds * 1000);
}

test('[M4] the same set of acts is the same meeting in whatever order it is read, forged ones among them', () => {
  let found = 0;
  fc.assert(
    fc.property(someActs, fc.integer(), (acts, seed) => {
      const meeting = meetingOf(acts, day);
      if (meeting !== null) isSound(meeting);
      found += meeting === null ? 0 : 1;
      const random = seededRandom(seed);
      const order = acts.map((act) => [random(), act] as const).sort(([a], [b]) => a - b);
      expect(
        meetingOf(
          order.map(([, act]) => act),
          day,
        ),
      ).toEqual(meeting);
    }),
    { numRuns: runs(3_000) },
  );
  expect(found).toBeGreaterThan(runs(1_000));
}, 60_000);

test('[M4] nothing that a facilitator of an older term did without knowing of a newer one changes the meeting', () => {
  let found = 0;
  fc.assert(
    fc.property(someActs, anAct, (acts, late) => {
      const meeting = meetingOf(acts, day);
      if (meeting === null || meeting.term < 2) return;
      found++;
      const old = { ...late, id: 'zzzz', meeting: meeting.id, day, term: meeting.term - 1, n: 1_000, deletedAt: null };
      for (const type of ['turn', 'pause', 'resume', 'end'] as const) {
        const again = meetingOf([...acts, { ...old, type, by: meeting.facilitator }], day);
        expect(again).toEqual(meeting);
      }
    }),
    { numRuns: runs(3_000) },
  );
  expect(found).toBeGreaterThan(runs(100));
}, 60_000);

type Step = readonly [number, string, number, number];
const acts: Readonly<Record<string, (desk: Desk, other: string, draw: number) => Result<Change, Refusal>>> = {
  start: (desk, _, draw) => startMeeting(desk, day, { members: people, order: draw < 0.5 ? 'fixed' : 'random' }),
  takeOver: (desk) => takeOverMeeting(desk, day),
  turn: (desk, other, draw) => giveTurn(desk, day, draw < 0.1 ? null : other),
  pause: (desk) => pauseMeeting(desk, day),
  resume: (desk) => resumeMeeting(desk, day),
  end: (desk) => endMeeting(desk, day),
  attend: (desk) => attendMeeting(desk, day),
  later: (desk, other) => placeInRound(desk, day, other, 'later'),
  absent: (desk, other) => placeInRound(desk, day, other, 'absent'),
  back: (desk, other) => placeInRound(desk, day, other, 'back'),
};

test('[M4] five people, late updates, wrong clocks, garbage in the document: afterwards all see one meeting', () => {
  const aStep = fc.tuple(
    fc.nat(4),
    fc.constantFrom(...Object.keys(acts), 'turn', 'turn', 'deliver', 'deliver', 'meet', 'undo', 'garbage'),
    fc.nat(4),
    fc.double({ min: 0, max: 0.999, noNaN: true }),
  ) as fc.Arbitrary<Step>;
  let running = 0;
  fc.assert(
    fc.property(
      fc.nat(1_000_000),
      fc.array(fc.integer({ min: -300_000, max: 300_000 }), { minLength: 5, maxLength: 5 }),
      fc.array(aStep, { minLength: 10, maxLength: 60, size: 'max' }),
      (seed, wrongBy, steps) => {
        const clock = aClock();
        const peers = createPeers(5, { clock, seed, wrongBy });
        const network = createNetwork(peers);
        for (const [index, step, other, draw] of steps) {
          clock.pass(1_000);
          const peer = peers[index] as Peer;
          const act = acts[step];
          if (act !== undefined) {
            const done = act(peer.desk, people[other] as string, draw);
            if (done.ok && draw < 0.3) peer.history.push(done.value);
          } else if (step === 'deliver') network.deliver(peer, draw, false);
          else if (step === 'meet') meet([peer, peers[other] as Peer]);
          else if (step === 'undo') peer.history.undo();
          else writeGarbage(peer, draw);
          const meeting = meetingOf(standupOf(peer.documents.week).acts.byId.values(), day);
          if (meeting !== null) isSound(meeting);
        }
        network.deliverAll(seededRandom(seed));
        const meetings = peers.map(({ documents }) => meetingOf(standupOf(documents.week).acts.byId.values(), day));
        for (const meeting of meetings) expect(meeting).toEqual(meetings[0]);
        if (meetings[0]?.state === 'running') running++;
        // A fresh reader finds the same.
        const fresh = new Y.Doc();
        Y.applyUpdate(fresh, Y.encodeStateAsUpdate((peers[0] as Peer).documents.week));
        expect(meetingOf(standupOf(fresh).acts.byId.values(), day)).toEqual(meetings[0]);
      },
    ),
    { numRuns: runs(60) },
  );
  expect(running).toBeGreaterThan(10);
}, 120_000);

/** Something that no command writes. */
function writeGarbage({ documents }: Peer, draw: number): void {
  const root = documents.week.getMap<unknown>('standupActs');
  const odd = [
    5,
    null,
    'turn',
    new Y.Map([['type', 'turn']]),
    new Y.Map<unknown>([
      ['at', NaN],
      ['n', -1],
    ]),
    new Y.Text('x'),
  ];
  root.set(`odd${Math.floor(draw * 1_000)}`, odd[Math.floor(draw * odd.length)]);
}
