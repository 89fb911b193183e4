import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addCost, moveApplications, noteKeyDate, openDesk, scheduleInterview, setInterviewStatus } from '@muster/model';
import { aRequisition, anApplication, expectOk, meet, seededRandom } from '@muster/model/testing';
import { aStep, aWorld, play } from '@muster/model/testing/world';
import type { World } from '@muster/model/testing/world';
import { createNumbers, factsOf, followDesk } from './index.ts';
import type { Numbers, Question } from './index.ts';
import { everythingIn } from './testing/everything.ts';
import { ByCounting } from './testing/by-counting.ts';
import { day, hour } from './testing/records.ts';

/** RUNS multiplies the number of runs; a failing run prints its seed and path, which fast-check takes back. */
const runs = (count: number): number => count * Number(process.env['RUNS'] ?? 1);

const somePeople = fc.record({
  seed: fc.nat(1_000_000),
  wrongBy: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: -day, max: day })), { minLength: 3, maxLength: 3 }),
  steps: fc.array(fc.record({ step: aStep, after: fc.constantFrom(0, 0, hour, day, 3 * day) }), {
    minLength: 20,
    maxLength: 70,
    size: 'max',
  }),
  lookBack: fc.constantFrom(0, 0, 5 * day),
});

/** Interviews, offers and costs that everybody knows of, so that what people do from here on is about something. */
function beginDrive({ peers, clock }: World): void {
  const [first] = peers;
  if (first === undefined) return;
  const { desk } = first;
  const requisition = aRequisition(desk, { headcount: 2 });
  for (const name of ['Mei', 'Bo', 'Ann', 'Yu']) {
    const id = anApplication(desk, { name, requisition });
    clock.pass(hour);
    expectOk(moveApplications(desk, [id], { stage: 'interview' }));
    const interview = expectOk(scheduleInterview(desk, { application: id, at: desk.now() + hour })).id;
    clock.pass(2 * hour);
    expectOk(setInterviewStatus(desk, interview, name === 'Yu' ? 'no-show' : 'attended'));
    expectOk(moveApplications(desk, [id], { stage: 'offer' }));
    if (name === 'Yu') continue;
    expectOk(noteKeyDate(desk, id, { kind: 'offer-accepted', at: desk.now() }));
    expectOk(noteKeyDate(desk, id, { kind: 'start-planned', at: desk.now(), on: '2026-05-25' }));
  }
  expectOk(addCost(desk, { kind: 'one-off', amount: 100.01, on: '2026-05-18', requisition }));
  expectOk(addCost(desk, { kind: 'package', amount: 1000, on: '2026-05-01', until: '2026-06-29', channel: 'job-site' }));
  meet(peers);
}

test(
  '[K1][K2] whoever merged the same facts in whatever order reads identical numbers, kept up to date or reckoned anew',
  async () => {
    const seen = { moves: 0, hires: 0, costs: 0, interviews: 0 };
    await fc.assert(
      fc.asyncProperty(somePeople, async ({ seed, wrongBy, steps, lookBack }) => {
        const world = aWorld(3, seed, wrongBy);
        beginDrive(world);
        // What everybody asks, before anything happened: the end of it all is still ahead.
        const end = world.clock.now() + steps.reduce((sum, { after }) => sum + after, day);
        const question: Question = { period: { from: '2026-05-01', until: '2027-01-01' }, asOf: end - lookBack };
        const kept = world.peers.map(({ desk }): Numbers => {
          const numbers = createNumbers(factsOf(desk), question);
          followDesk(desk, numbers);
          return numbers;
        });
        for (const { step, after } of steps) {
          await play(world, step);
          world.clock.pass(after);
        }
        world.network.deliverAll(seededRandom(seed));
        const [first] = kept.map(everythingIn);
        kept.forEach((numbers, index) => {
          expect(everythingIn(numbers)).toEqual(first);
          // Opened again from the bytes: the maps hold their records in another order.
          const documents = world.peers[index]?.documents;
          if (documents === undefined) return;
          const again = openDesk(documents, { user: 'later', now: () => end });
          expect(everythingIn(createNumbers(factsOf(again), question))).toEqual(first);
          again.stop();
        });
        const facts = factsOf((world.peers[0] as (typeof world.peers)[number]).desk);
        const counted = new ByCounting(facts, question);
        const numbers = kept[0] as Numbers;
        seen.hires += numbers.timeToHire().n;
        seen.costs += numbers.costPerHire().rows().length;
        seen.interviews += numbers.showUp().n;
        seen.moves += [...facts.applications.values()].reduce((sum, { moves }) => sum + moves.length, 0);
        expect(numbers.timeToHire().value ?? -1).toBeCloseTo(counted.timeToHire().value ?? -1, 6);
        expect(numbers.funnel().map(({ reached }) => reached)).toEqual(counted.funnel().map((step) => step['reached']));
      }),
      { numRuns: runs(40), seed: 20260505 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10);
  },
  runs(120_000),
);

test('whoever follows a desk is told once per turn, when the numbers are true, and not after stopping', async () => {
  const world = aWorld(1, 7);
  const [peer] = world.peers;
  if (peer === undefined) return;
  const { desk } = peer;
  const numbers = createNumbers(factsOf(desk), {
    period: { from: '2026-05-01', until: '2027-01-01' },
    asOf: world.clock.now() + day,
  });
  const told: number[] = [];
  const stop = followDesk(desk, numbers, () => told.push(numbers.funnel()[1]?.reached ?? -1));
  const cards = desk.columns.inStage('screening');
  moveApplications(desk, cards.slice(0, 2), { stage: 'interview' });
  moveApplications(desk, cards.slice(2), { stage: 'interview' });
  expect(told).toEqual([]);
  await Promise.resolve();
  expect(told).toEqual([3]);
  stop();
  moveApplications(desk, [...cards], { stage: 'screening' });
  await Promise.resolve();
  expect(told).toEqual([3]);
});
