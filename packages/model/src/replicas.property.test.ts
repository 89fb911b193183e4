import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { documentKinds } from './documents.ts';
import { moveApplications, openDesk, resolveConflict } from './index.ts';
import { standingOf } from './moves.ts';
import { standingByCounting } from './testing/by-counting.ts';
import { createPeers, everythingOn, meet } from './testing/peers.ts';
import { aWorld, play, presentOn } from './testing/play.ts';
import type { Peer } from './testing/peers.ts';
import type { World } from './testing/play.ts';
import type { Application, Move } from './records/application.ts';
import { aStep } from './testing/steps.ts';
import type { Step } from './testing/steps.ts';
import { anApplication, expectOk } from './testing/fixtures.ts';
import { seededRandom } from './random.ts';
import { Y, createDoc } from './yjs.ts';

/** RUNS multiplies the number of runs; a failing run prints its seed and path, which fast-check takes back. */
const runs = (count: number): number => count * Number(process.env['RUNS'] ?? 1);
vi.setConfig({ testTimeout: runs(120_000) });

const somePeople = fc.record({
  count: fc.integer({ min: 2, max: 5 }),
  seed: fc.nat(1_000_000),
  // Some clocks are right, some are wrong by up to a day.
  wrongBy: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: -86_400_000, max: 86_400_000 })), { minLength: 5, maxLength: 5 }),
  steps: fc.array(aStep, { minLength: 5, maxLength: 80, size: 'max' }),
});

interface Plan {
  readonly count: number;
  readonly seed: number;
  readonly wrongBy: readonly number[];
  readonly steps: readonly Step[];
}

async function playAll({ count, seed, wrongBy, steps }: Plan): Promise<World> {
  const world = aWorld(count, seed, wrongBy);
  for (const step of steps) await play(world, step);
  world.network.deliverAll(seededRandom(seed));
  return world;
}

describe('several people, offline and back, in any order', () => {
  test('[M2][M4][M5][M6][M7] same state everywhere, nothing lost, others left alone, readers up to date', async () => {
    const seen = { conflicts: 0, kept: 0, reverted: 0 };
    await fc.assert(
      fc.asyncProperty(somePeople, async (plan) => {
        const world = await playAll(plan);
        expect(world.broken).toEqual([]);
        const [first, ...others] = world.peers;
        if (first === undefined) return;
        for (const count of ['kept', 'reverted'] as const) seen[count] += world.seen[count];
        for (const { conflict } of first.desk.applications.byId.values()) seen.conflicts += conflict.length;
        const everything = everythingOn(first.desk);
        for (const other of others) {
          expect(everythingOn(other.desk)).toEqual(everything);
          for (const kind of documentKinds) {
            expect(Y.equalSnapshots(Y.snapshot(other.documents[kind]), Y.snapshot(first.documents[kind]))).toBe(true);
            expect(Buffer.compare(canonical(other.documents[kind]), canonical(first.documents[kind]))).toBe(0);
          }
        }
        // What was kept up to date event by event is what a fresh reader finds.
        const fresh = openDesk(first.documents, { user: 'later', now: () => 0 });
        expect(everythingOn(fresh)).toEqual(everything);
        for (const peer of world.peers) {
          const present = presentOn(peer);
          expect([...world.made].filter((thing) => !present.has(thing))).toEqual([]);
        }
        // Standing of every application, against the slow and obvious reading of the rules.
        for (const application of first.desk.applications.byId.values()) {
          const expected = standingByCounting(application.moves);
          const { head, heads, conflict, since } = standingOf(application.moves);
          expect({ head: head.id, heads: heads.map(({ id }) => id), conflict: conflict.map(({ id }) => id), since }).toEqual(
            expected,
          );
          expect(application.head.id).toBe(expected.head);
          expect(application.conflict.map(({ id }) => id)).toEqual(expected.conflict);
        }
      }),
      { numRuns: runs(60) },
    );
    // The generator has to bring people into each other's way, or all of the above says little.
    expect(Math.min(seen.conflicts, seen.kept, seen.reverted / 10)).toBeGreaterThan(20);
  });

  test('[M4] moves made without having seen each other are a conflict exactly when they ask for different things', () => {
    const stages = ['screening', 'interview', 'offer', 'onboarding'] as const;
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 2, maxLength: 5 }), fc.nat(1_000_000), (wishes, seed) => {
        const peers = createPeers(wishes.length, { seed });
        const id = anApplication(peers[0]?.desk as never);
        meet(peers);
        const moved = peers.flatMap(({ desk, name }, index) => {
          const stage = stages[wishes[index] as number] as (typeof stages)[number];
          // A move to the stage where the card is already is only a reorder, or nothing.
          return moveApplications(desk, [id], { stage }).ok && stage !== 'screening' ? [{ name, stage }] : [];
        });
        meet(peers);
        const asked = new Set(moved.map(({ stage }) => stage));
        for (const { desk } of peers) {
          const application = desk.applications.byId.get(id);
          // Made in one and the same millisecond: the id decides, for everybody alike.
          expect(application?.head.id).toBe(peers[0]?.desk.applications.byId.get(id)?.head.id);
          const others = new Set(application?.conflict.map(({ stage }) => stage));
          expect(others).toEqual(new Set([...asked].filter((stage) => stage !== application?.stage)));
          expect(application?.moves.length).toBe(1 + moved.length);
        }
        // Whoever sees the conflict and moves, or resolves, has settled it for everybody.
        const [first] = peers;
        const application = first?.desk.applications.byId.get(id);
        if (first === undefined || application === undefined || application.conflict.length === 0) return;
        const [kept] = application.conflict;
        expectOk(
          seed % 2 === 0
            ? moveApplications(first.desk, [id], { stage: application.stage })
            : resolveConflict(first.desk, id, kept?.id ?? ''),
        );
        meet(peers);
        for (const { desk } of peers) {
          expect(desk.applications.byId.get(id)?.conflict).toEqual([]);
          expect(desk.applications.byId.get(id)?.stage).toBe(seed % 2 === 0 ? application.stage : kept?.stage);
        }
      }),
      { numRuns: runs(100) },
    );
  });

  test('[M4] who has seen a move comes after it, however wrong the clocks: no conflict, and the later intention shows', () => {
    const hour = 3_600_000;
    const peers = createPeers(2, { seed: 4, wrongBy: [20 * hour, -20 * hour] });
    const [fast, slow] = peers as [Peer, Peer];
    const id = anApplication(fast.desk);
    meet(peers);
    expectOk(moveApplications(fast.desk, [id], { stage: 'interview' }));
    meet(peers);
    fast.history.push(expectOk(moveApplications(fast.desk, [id], { stage: 'onboarding' })));
    fast.history.undo();
    meet(peers);
    slow.history.push(expectOk(moveApplications(slow.desk, [id], { stage: 'offer' })));
    meet(peers);
    for (const { desk } of peers) expect(desk.applications.byId.get(id)).toMatchObject({ stage: 'offer', conflict: [] });
    expect(slow.history.undo()?.kept).toEqual([]);
    meet(peers);
    for (const { desk } of peers) expect(desk.applications.byId.get(id)).toMatchObject({ stage: 'interview', conflict: [] });
  });

  test("[M4] since when a card stands where it stands is the earliest of the chain, also when a later mover's clock is behind", () => {
    const move = (id: string, at: number, after: readonly string[], stage: Move['stage'] = 'offer'): Move => ({
      ...{ id, at, after, stage, rank: 'a0', by: 'x', outcome: null, reason: null, undoes: null },
    });
    const moves = [move('b', 20, ['a'], 'screening'), move('d', 30, ['c', 'b']), move('c', 40, ['a']), move('e', 35, ['d'])];
    const history = [move('a', 10, [], 'screening'), ...moves].sort((x, y) => x.at - y.at);
    expect(standingOf(history)).toMatchObject({ head: { id: 'e' }, conflict: [], since: 30 });
    expect(standingByCounting(history).since).toBe(30);
  });

  test('[M4] two people settle one conflict at once: agreed when they keep the same, still open and shown when they do not', () => {
    for (const same of [true, false]) {
      const peers = createPeers(2, { seed: 5 });
      const [ana, ben] = peers as [Peer, Peer];
      const id = anApplication(ana.desk);
      meet(peers);
      expectOk(moveApplications(ana.desk, [id], { stage: 'offer' }));
      expectOk(moveApplications(ben.desk, [id], { stage: 'interview' }));
      meet(peers);
      const { head, conflict } = ana.desk.applications.byId.get(id) as Application;
      const other = conflict[0] as Move;
      expectOk(resolveConflict(ana.desk, id, head.id));
      ben.history.push(expectOk(resolveConflict(ben.desk, id, same ? head.id : other.id)));
      meet(peers);
      for (const { desk } of peers) {
        const now = desk.applications.byId.get(id) as Application;
        expect(new Set([now.stage, ...now.conflict.map(({ stage }) => stage)])).toEqual(
          new Set(same ? [head.stage] : [head.stage, other.stage]),
        );
      }
      ben.history.undo();
      meet(peers);
      for (const { desk } of peers)
        expect(desk.applications.byId.get(id)).toMatchObject({ stage: head.stage, conflict: [], moves: { length: 6 } });
    }
  });
});

/** The same content as bytes that do not depend on the order in which it arrived. */
function canonical(doc: Y.Doc): Uint8Array {
  const copy = createDoc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return Y.encodeStateAsUpdate(copy);
}
