/** The rules of a stand-up meeting, one by one, between people who see each other and people who do not. */
import { describe, expect, test } from 'vitest';
import {
  attendMeeting,
  endMeeting,
  giveTurn,
  leftMs,
  meetingOf,
  pauseMeeting,
  placeInRound,
  resumeMeeting,
  shuffled,
  standupOf,
  startMeeting,
  takeOverMeeting,
} from '../index.ts';
import type { Meeting } from '../index.ts';
import { expectOk } from '../testing/fixtures.ts';
import { aClock, createPeers, meet } from '../testing/peers.ts';
import type { Peer } from '../testing/peers.ts';

const day = '2026-05-20';
const members = ['ana', 'ben', 'chen', 'dora'];
const seen = ({ documents }: Peer): Meeting => {
  const meeting = meetingOf(standupOf(documents.week).acts.byId.values(), day);
  if (meeting === null) throw new Error('no meeting');
  return meeting;
};
const states = (peer: Peer): readonly string[] => seen(peer).participants.map(({ member, state }) => `${member} ${state}`);

/** Four people of whom ana started a meeting that all know of. */
function aMeeting(order: 'fixed' | 'random' = 'fixed') {
  const clock = aClock();
  const peers = createPeers(4, { clock, seed: 7 });
  const [ana, ben, chen, dora] = peers as [Peer, Peer, Peer, Peer];
  expectOk(startMeeting(ana.desk, day, { members, order, seconds: 60 }));
  meet(peers);
  const give = (by: Peer, member: string | null): void => {
    clock.pass(10_000);
    expectOk(giveTurn(by.desk, day, member));
  };
  return { clock, peers, ana, ben, chen, dora, give };
}

describe('[M4] a meeting in which everybody sees everybody', () => {
  test('starts with nobody speaking and goes round in its order', () => {
    const { ana, ben, give, peers } = aMeeting();
    expect(seen(ben)).toMatchObject({ state: 'running', facilitator: 'ana', term: 1, speaker: null, next: 'ana', open: false });
    give(ana, 'ana');
    give(ana, 'ben');
    meet(peers);
    expect(states(ben)).toEqual(['ana spoken', 'ben speaking', 'chen waiting', 'dora waiting']);
    expect(seen(ben)).toMatchObject({ speaker: 'ben', next: 'chen' });
    expect(seen(ben).participants[0]?.spokenMs).toBe(10_000);
  });

  test('a random order is the same for everybody, and everybody is in it once', () => {
    const { peers } = aMeeting('random');
    const orders = peers.map((peer) => seen(peer).participants.map(({ member }) => member));
    expect(new Set(orders.map(String)).size).toBe(1);
    expect([...(orders[0] ?? [])].sort()).toEqual(members);
    const seeds = new Set(Array.from({ length: 50 }, (_, seed) => String(shuffled(members, seed))));
    expect(seeds.size).toBeGreaterThan(15);
  });

  test('the clock of a turn runs from its start, stands still in a pause, and goes below zero', () => {
    const { ana, clock, give } = aMeeting();
    expect(leftMs(seen(ana), clock.now())).toBe(null);
    give(ana, 'ben');
    clock.pass(20_000);
    expect(leftMs(seen(ana), clock.now())).toBe(40_000);
    expectOk(pauseMeeting(ana.desk, day));
    clock.pass(100_000);
    expect([seen(ana).state, leftMs(seen(ana), clock.now())]).toEqual(['paused', 40_000]);
    expectOk(resumeMeeting(ana.desk, day));
    clock.pass(50_000);
    expect([seen(ana).state, leftMs(seen(ana), clock.now())]).toEqual(['running', -10_000]);
    give(ana, 'chen');
    expect(seen(ana).participants.find(({ member }) => member === 'ben')?.spokenMs).toBe(80_000);
    expect(leftMs(seen(ana), clock.now())).toBe(60_000);
  });

  test('later goes to the end of the round, absent is passed over, back is in it again', () => {
    const { ana, ben, clock, give, peers } = aMeeting();
    expectOk(placeInRound(ana.desk, day, 'ana', 'later'));
    clock.pass(1);
    expectOk(placeInRound(ana.desk, day, 'ben', 'absent'));
    expect([states(ana), seen(ana).next]).toEqual([['ben absent', 'chen waiting', 'dora waiting', 'ana later'], 'chen']);
    give(ana, 'chen');
    give(ana, 'dora');
    expect(seen(ana).next).toBe('ana');
    meet(peers);
    clock.pass(1);
    // Opening the page is being there.
    expectOk(attendMeeting(ben.desk, day));
    expect(seen(ben).next).toBe('ben');
    give(ana, 'ana');
    expect(states(ana)).toEqual(['ben absent', 'chen spoken', 'dora spoken', 'ana speaking']);
    give(ana, null);
    expect(seen(ana)).toMatchObject({ speaker: null, open: true, next: null });
  });

  test('somebody who was not in the round comes to its end, but not by looking on', () => {
    const { ana, clock } = aMeeting();
    const eve = { ...ana.desk, user: 'eve' };
    expectOk(attendMeeting(eve, day));
    expect(seen(ana).attendees).toEqual(['ana', 'eve']);
    expect(states(ana)).not.toContain('eve waiting');
    clock.pass(1);
    expectOk(placeInRound(eve, day, 'eve', 'back'));
    expect(states(ana).at(-1)).toBe('eve waiting');
    expect(placeInRound(eve, day, 'eve', 'back')).toEqual({ ok: false, error: { type: 'NothingChanged' } });
    expect(attendMeeting(eve, day)).toEqual({ ok: false, error: { type: 'NothingChanged' } });
  });

  test('only the facilitator leads, and whoever has the word may pass it on', () => {
    const { ana, ben, chen, give, peers } = aMeeting();
    const refused = { ok: false, error: { type: 'NotFacilitator', by: 'ana' } };
    for (const act of [pauseMeeting, resumeMeeting, endMeeting]) expect(act(ben.desk, day)).toEqual(refused);
    expect(giveTurn(ben.desk, day, 'ben')).toEqual(refused);
    give(ana, 'ben');
    meet(peers);
    give(ben, 'chen');
    meet(peers);
    expect(seen(ana).speaker).toBe('chen');
    expect(giveTurn(ben.desk, day, 'dora')).toEqual(refused);
    expect(giveTurn(chen.desk, day, 'chen')).toEqual({ ok: false, error: { type: 'NothingChanged' } });
  });

  test('after the end there is nothing to lead, until another meeting starts', () => {
    const { ana, ben, clock, give, peers } = aMeeting();
    give(ana, 'ben');
    clock.pass(5_000);
    expectOk(endMeeting(ana.desk, day));
    meet(peers);
    expect(seen(ben)).toMatchObject({ state: 'ended', speaker: null, next: null, endedAt: clock.now(), turnAt: null });
    const over = { ok: false, error: { type: 'MeetingOver' } };
    expect([giveTurn(ana.desk, day, 'chen'), takeOverMeeting(ben.desk, day), attendMeeting(ben.desk, day)]).toEqual([
      over,
      over,
      over,
    ]);
    expectOk(startMeeting(ben.desk, day, { members, order: 'fixed' }));
    meet(peers);
    expect(seen(ana)).toMatchObject({ state: 'running', facilitator: 'ben', seconds: 120 });
    expect(startMeeting(ana.desk, day, { members, order: 'fixed' })).toEqual({
      ok: false,
      error: { type: 'MeetingRunning', by: 'ben' },
    });
  });
});

describe('[M4] a meeting that people went on with apart', () => {
  test('the facilitator drops out; another takes over; what the first did alone afterwards does not count', () => {
    const { ana, ben, chen, dora, give, peers } = aMeeting();
    give(ana, 'ben');
    meet(peers);
    // ana is alone from here on and does not notice.
    give(ana, 'chen');
    give(ana, 'dora');
    expectOk(takeOverMeeting(chen.desk, day));
    give(chen, 'dora');
    meet([ben, chen, dora]);
    expect(seen(ben)).toMatchObject({ facilitator: 'chen', term: 2, speaker: 'dora' });
    meet(peers);
    for (const peer of peers) expect(seen(peer)).toEqual(seen(ben));
    expect(states(ana)).toEqual(['ana waiting', 'ben spoken', 'chen waiting', 'dora speaking']);
    expect(giveTurn(ana.desk, day, 'ana')).toEqual({ ok: false, error: { type: 'NotFacilitator', by: 'chen' } });
    expectOk(takeOverMeeting(ana.desk, day));
    give(ana, 'chen');
    meet(peers);
    expect(seen(dora)).toMatchObject({ facilitator: 'ana', term: 3, speaker: 'chen' });
  });

  test('what a facilitator does who has not heard of the take-over comes too late, by whatever clock', () => {
    const { ana, chen, clock, give, peers } = aMeeting();
    expectOk(takeOverMeeting(chen.desk, day));
    clock.pass(1);
    expectOk(giveTurn(chen.desk, day, 'chen'));
    clock.pass(600_000);
    give(ana, 'ben');
    expectOk(endMeeting(ana.desk, day));
    meet(peers);
    expect(seen(ana)).toMatchObject({ state: 'running', facilitator: 'chen', speaker: 'chen' });
  });

  test('of two who take over at once, the first has it', () => {
    const { ben, chen, clock, peers, give } = aMeeting();
    expectOk(takeOverMeeting(ben.desk, day));
    clock.pass(1);
    expectOk(takeOverMeeting(chen.desk, day));
    give(chen, 'dora');
    meet(peers);
    for (const peer of peers) expect(seen(peer)).toMatchObject({ facilitator: 'ben', term: 2, speaker: null });
  });

  test('of two meetings started apart, the one with more people in it is the meeting', () => {
    const clock = aClock();
    const peers = createPeers(4, { clock, seed: 3 });
    const [ana, ben, chen, dora] = peers as [Peer, Peer, Peer, Peer];
    expectOk(startMeeting(dora.desk, day, { members, order: 'fixed' }));
    expectOk(giveTurn(dora.desk, day, 'dora'));
    clock.pass(1_000);
    expectOk(startMeeting(ana.desk, day, { members, order: 'fixed' }));
    meet([ana, ben, chen]);
    for (const { desk } of [ben, chen]) expectOk(attendMeeting(desk, day));
    meet(peers);
    for (const peer of peers) expect(seen(peer)).toMatchObject({ facilitator: 'ana', attendees: ['ana', 'ben', 'chen'] });
  });

  test('what the facilitator’s other window does, not knowing of the end, opens nothing again', () => {
    const { ana, ben, clock, give, peers } = aMeeting();
    give(ana, 'ben');
    meet(peers);
    expectOk(endMeeting(ana.desk, day));
    clock.pass(1);
    const otherWindow = { ...ben.desk, user: 'ana' };
    for (const member of ['chen', 'dora']) expectOk(giveTurn(otherWindow, day, member));
    meet(peers);
    for (const peer of peers) expect(seen(peer)).toMatchObject({ state: 'ended', speaker: null });
    expect(states(ana)).toEqual(['ana waiting', 'ben spoken', 'chen waiting', 'dora waiting']);
  });

  test('two who give the word to the same one at once begin one turn', () => {
    const { ana, ben, clock, give, peers } = aMeeting();
    give(ana, 'ben');
    meet(peers);
    give(ben, 'chen');
    const { turnAt } = seen(ben);
    clock.pass(3_000);
    expectOk(giveTurn(ana.desk, day, 'chen'));
    meet(peers);
    for (const peer of peers) expect(seen(peer)).toMatchObject({ speaker: 'chen', turnAt });
  });
});

test('[M6] a meeting is started with people in it, for a day that exists, and a time that makes sense', () => {
  const [{ desk }] = createPeers(1) as [Peer];
  const start = (fields: object, on = day) => startMeeting(desk, on, { members, order: 'fixed', ...fields });
  expect(start({ members: [] })).toMatchObject({ error: { type: 'NothingChosen' } });
  expect(start({ members: [3] })).toMatchObject({ error: { type: 'NothingChosen' } });
  expect(start({ seconds: 5 })).toMatchObject({ error: { type: 'NumberOutOfRange', field: 'seconds' } });
  expect(start({}, '2026-02-31x')).toMatchObject({ error: { type: 'DayUnreadable' } });
  expect(takeOverMeeting(desk, day)).toMatchObject({ error: { type: 'MeetingOver' } });
});

test('[M7] an act of a meeting can be taken back: then it was never there', () => {
  const { ana, give, peers } = aMeeting();
  give(ana, 'ben');
  ana.history.push(expectOk(giveTurn(ana.desk, day, 'chen')));
  meet(peers);
  expect(seen(ana).speaker).toBe('chen');
  expect(ana.history.undo()?.kept).toEqual([]);
  meet(peers);
  for (const peer of peers) expect(seen(peer)).toMatchObject({ speaker: 'ben', next: 'ana' });
});
