/** Managers, support and members writing about the same people at once. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  acceptDuty,
  addDuty,
  builtInDuties,
  checklistOf,
  createProject,
  dutiesOf,
  editDuty,
  hideDuty,
  openDesk,
  raciOf,
  raciLetters,
  setMember,
  setProfile,
  setRaci,
  stageKeys,
} from './index.ts';
import type { Change, Refusal, Result } from './index.ts';
import { expectOk } from './testing/fixtures.ts';
import { createPeers, everythingOn, meet } from './testing/peers.ts';
import type { Peer } from './testing/peers.ts';
import { acts, someDraws } from './testing/steps.ts';
import type { Draws } from './testing/steps.ts';

const runs = (count: number): number => count * Number(process.env['RUNS'] ?? 1);
const duties = builtInDuties.recruiter;

/** A team of recruiters who all know of each other. */
function aTeam(count: number, seed: number): { peers: readonly Peer[]; project: string } {
  const peers = createPeers(count, { seed });
  const [first] = peers as [Peer];
  const project = expectOk(createProject(first.desk, { name: '618' })).id;
  for (const { name } of peers) expectOk(setProfile(first.desk, name, { jobRole: 'recruiter' }));
  meet(peers);
  return { peers, project };
}

const everybodySees = (peers: readonly Peer[]): unknown => {
  const [all, ...others] = peers.map(({ desk }) => everythingOn(desk));
  for (const other of others) expect(other).toEqual(all);
  return all;
};

test('[M2] what each of several people wrote without seeing the others is there for everybody', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 5 }), fc.nat(1_000_000), (count, seed) => {
      const { peers, project } = aTeam(count, seed);
      const written = peers.map(({ desk, name }, index) => {
        const mine = duties[index] as string;
        const stage = stageKeys[index % 5] as (typeof stageKeys)[number];
        const letter = raciLetters[(seed + index) % 4] as (typeof raciLetters)[number];
        // All about the first member, each another part of it.
        const fields = [{ specialty: 'channels' }, { joinedOn: '2026-05-04' }][index];
        if (fields !== undefined) expectOk(setProfile(desk, 'ana', fields));
        expectOk(setRaci(desk, project, 'ana', stage, letter));
        expectOk(setMember(desk, { name: `Name ${name}`, colour: index }));
        expectOk(editDuty(desk, mine, { text: `Reworded by ${name}` }));
        expectOk(acceptDuty(desk, duties[6], true));
        return { name, index, mine, stage, letter, added: expectOk(addDuty(desk, { jobRole: 'recruiter', text: name })).id };
      });
      meet(peers);
      everybodySees(peers);
      for (const { desk } of peers) {
        expect(desk.members.byId.get('ana')).toMatchObject({ specialty: 'channels', joinedOn: '2026-05-04' });
        for (const { name, index, mine, stage, letter, added } of written) {
          expect(desk.members.byId.get(name)).toMatchObject({ name: `Name ${name}`, colour: index, jobRole: 'recruiter' });
          expect(desk.duties.byId.get(mine)?.text).toBe(`Reworded by ${name}`);
          expect(checklistOf(desk, { jobRole: 'recruiter' }).some(({ id, text }) => id === added && text === name)).toBe(true);
          expect(dutiesOf(desk, name).find(({ id }) => id === duties[6])?.acceptedAt).not.toBe(null);
          expect(raciOf(desk, project).find((each) => each.stage === stage)?.[letter]).toEqual(['ana']);
        }
      }
    }),
    { numRuns: runs(60) },
  );
}, 60_000);

test('[M7] who takes back everything he or she did finds the team as it was, and so does everybody else', () => {
  const aStep = fc.tuple(fc.constantFrom('profile', 'addDuty', 'editDuty', 'acceptDuty', 'raci', 'settings'), someDraws);
  let taken = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 5 }),
      fc.nat(1_000_000),
      fc.array(aStep, { minLength: 5, maxLength: 40, size: 'max' }),
      (count, seed, steps) => {
        const { peers } = aTeam(count, seed);
        const [first] = peers as [Peer];
        const before = everybodySees(peers);
        for (const [act, draws] of steps) taken += actOn(first, act, draws) === null ? 0 : 1;
        meet(peers);
        while (first.history.canUndo) expect(first.history.undo()?.kept).toEqual([]);
        meet(peers);
        expect(withoutRanks(everybodySees(peers))).toEqual(withoutRanks(before));
        while (first.history.canRedo) expect(first.history.redo()?.kept).toEqual([]);
        while (first.history.canUndo) expect(first.history.undo()?.kept).toEqual([]);
        expect(withoutRanks(everythingOn(first.desk))).toEqual(withoutRanks(before));
      },
    ),
    { numRuns: runs(40) },
  );
  expect(taken).toBeGreaterThan(100);
}, 60_000);

test('[M2][M8] with everybody offline for a while, all desks agree afterwards and a fresh reader finds the same', () => {
  const ofTeam = ['profile', 'membership', 'addDuty', 'editDuty', 'acceptDuty', 'raci', 'settings'] as const;
  const aStep = fc.tuple(fc.nat(4), fc.constantFrom(...ofTeam, 'meet', 'undo', 'redo'), someDraws);
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 5 }),
      fc.nat(1_000_000),
      fc.array(aStep, { minLength: 5, maxLength: 60, size: 'max' }),
      (count, seed, steps) => {
        const { peers, project } = aTeam(count, seed);
        const added = new Set<string>();
        for (const [index, act, draws] of steps) {
          const peer = peers[index % count] as Peer;
          if (act === 'meet') meet([peer, peers[(index + 1) % count] as Peer]);
          else if (act === 'undo' || act === 'redo') peer.history[act]();
          else {
            // What nobody will undo stays.
            const undoable = draws[3] < 0.5;
            const id = actOn(peer, act, draws, undoable);
            if (act === 'addDuty' && id !== null && !undoable) added.add(id);
          }
        }
        meet(peers);
        const all = everybodySees(peers);
        const [first] = peers as [Peer];
        expect(everythingOn(openDesk(first.documents, { user: 'later', now: () => 0 }))).toEqual(all);
        for (const id of added) expect(first.desk.duties.byId.has(id)).toBe(true);
        for (const live of [first.desk.members, first.desk.duties, first.desk.accepted, first.desk.raci])
          expect([...live.problems]).toEqual([]);
        const matrix = raciOf(first.desk, project);
        for (const { R, A, gaps } of matrix) {
          expect(gaps.includes('nobody-responsible')).toBe(R.length === 0);
          expect(gaps.includes('nobody-accountable')).toBe(A.length === 0);
          expect(gaps.includes('several-accountable')).toBe(A.length > 1);
        }
      },
    ),
    { numRuns: runs(60) },
  );
}, 60_000);

test('two people who hide and reword one duty at once both get their way', () => {
  const { peers } = aTeam(2, 5);
  const [ana, ben] = peers as [Peer, Peer];
  expectOk(hideDuty(ana.desk, duties[0]));
  expectOk(editDuty(ben.desk, duties[0], { text: 'Find channels', place: 'end' }));
  meet(peers);
  everybodySees(peers);
  expect(checklistOf(ana.desk, { jobRole: 'recruiter' }).at(-1)).toMatchObject({ text: 'Find channels', hidden: true });
});

/** One act of a person: the id of what it made, '' when it made nothing, null when it was refused. */
function actOn({ desk, history }: Peer, act: string, draws: Draws, undoable = true): string | null {
  const result = acts[act]?.(desk, draws) as Result<Change | { readonly change: Change; readonly id: string }, Refusal>;
  if (!result.ok) return null;
  const [change, id] = 'change' in result.value ? [result.value.change, result.value.id] : [result.value, ''];
  if (undoable) history.push(change);
  return id;
}

/** Re-keyed neighbours keep their new ranks; the order they stand in is what counts. */
function withoutRanks(everything: unknown): unknown {
  return JSON.parse(JSON.stringify(everything), (key, value: unknown) => (key === 'rank' ? undefined : value));
}
