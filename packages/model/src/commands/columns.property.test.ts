/** Moving and reordering on one device, against lists that are cut and spliced by hand. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moveApplications, reopenApplications, setOutcome } from '../index.ts';
import type { Place } from '../index.ts';
import { applicationStageKeys } from '../records/stages.ts';
import type { ApplicationStageKey } from '../records/stages.ts';
import { aRequisition, anApplication, expectOk } from '../testing/fixtures.ts';
import { aClock, createPeer } from '../testing/peers.ts';
import { someDraws } from '../testing/steps.ts';
import type { Y } from '../yjs.ts';

test('[M5] columns hold what splicing lists by hand gives, equal and damaged ranks included', () => {
  const step = fc.record({
    kind: fc.constantFrom('move', 'move', 'move', 'outcome', 'reopen', 'equal', 'damage'),
    stage: fc.constantFrom(...applicationStageKeys),
    draws: someDraws,
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40, size: 'max' }), fc.nat(10_000), (steps, seed) => {
      const clock = aClock();
      const { desk, documents } = createPeer('ana', { seed, clock });
      const requisition = aRequisition(desk);
      const ids = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => anApplication(desk, { requisition, name }));
      const lists: Record<ApplicationStageKey, string[]> = {
        screening: [...ids].reverse(),
        interview: [],
        offer: [],
        onboarding: [],
      };
      const isIn = (id: string): ApplicationStageKey | undefined => applicationStageKeys.find((key) => lists[key].includes(id));
      const cut = (chosen: readonly string[]): void =>
        applicationStageKeys.forEach((key) => (lists[key] = lists[key].filter((id) => !chosen.includes(id))));

      for (const { kind, stage, draws } of steps) {
        clock.pass(1000);
        const chosen = ids.filter((_, index) => ((index + 1) * 3.7 * draws[0] + draws[1]) % 1 < 0.35);
        const neighbour = ids[Math.floor(draws[2] * ids.length)] as string;
        const cards = documents.board.getMap<Y.Map<unknown>>('applications');
        if (kind === 'equal' || kind === 'damage') {
          // As two people at once, or a damaged client, leave it: several cards of a column with one rank.
          const rank = kind === 'equal' ? (desk.applications.byId.get(neighbour)?.rank ?? 'a0') : '!not a rank';
          documents.board.transact(() => {
            for (const id of chosen) cards.get(id)?.set('place', { move: desk.applications.byId.get(id)?.head.id, rank });
          });
          for (const key of applicationStageKeys) {
            lists[key].sort((a, b) => {
              const [x, y] = [desk.applications.byId.get(a)?.rank ?? '', desk.applications.byId.get(b)?.rank ?? ''];
              return x < y ? -1 : x > y ? 1 : a < b ? -1 : 1;
            });
          }
        } else if (kind === 'outcome') {
          if (setOutcome(desk, chosen, { outcome: 'rejected', reason: 'rejected-skills' }).ok) cut(chosen);
        } else if (kind === 'reopen') {
          const away = chosen.filter((id) => isIn(id) === undefined);
          // Their place is their old rank: look, then only hold against further moves.
          if (reopenApplications(desk, chosen).ok)
            for (const key of applicationStageKeys)
              if (away.some((id) => desk.applications.byId.get(id)?.stage === key)) lists[key] = [...desk.columns.inStage(key)];
        } else {
          const places: readonly Place<string>[] = ['top', 'end', { before: neighbour }, { after: neighbour }];
          const place = places[Math.floor(draws[3] * 4)] as Place<string>;
          const column = [...lists[stage]];
          if (!moveApplications(desk, chosen, { stage, place }).ok) continue;
          let at = place === 'end' ? column.length : 0;
          if (typeof place === 'object' && column.includes(neighbour))
            at = column.indexOf(neighbour) + ('after' in place ? 1 : 0);
          const above = column.slice(0, at).filter((id) => !chosen.includes(id));
          const below = column.slice(at).filter((id) => !chosen.includes(id));
          cut(chosen);
          lists[stage] = [...above, ...chosen, ...below];
        }
        for (const key of applicationStageKeys) expect(desk.columns.inStage(key)).toEqual(lists[key]);
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('[M5] a move that would change nothing is refused, and thousands of moves to the top keep ranks short', () => {
  const { desk } = createPeer('ana');
  const requisition = aRequisition(desk);
  const ids = Array.from({ length: 5 }, (_, index) => anApplication(desk, { requisition, name: `P${index}` }));
  expect(moveApplications(desk, [ids[4] as string], { stage: 'screening' })).toEqual({
    ok: false,
    error: { type: 'NothingChanged' },
  });
  for (let n = 0; n < 2000; n++) expectOk(moveApplications(desk, [ids[n % 5] as string], { stage: 'screening', place: 'top' }));
  for (let n = 0; n < 500; n++)
    expectOk(
      moveApplications(desk, [desk.columns.inStage('screening')[n % 2 === 0 ? 2 : 3] as string], {
        stage: 'screening',
        place: { after: desk.columns.inStage('screening')[0] as string },
      }),
    );
  for (const { rank } of desk.applications.byId.values()) expect(rank.length).toBeLessThan(210);
}, 60_000);
