import type { RowProposal } from '@muster/intake';
import { expect, test } from 'vitest';
import { countPlan, isAllHere, planRows } from './plan.ts';
import type { Decision, PlanInput } from './plan.ts';
import { aProposal } from './testing/proposals.ts';

const input = (rows: readonly RowProposal[], more: Partial<PlanInput> = {}): PlanInput => ({
  rows,
  decisions: new Map(),
  posts: new Map(),
  channels: new Map(),
  fileChannel: { type: 'none' },
  requisitions: [],
  knownKeys: new Set(),
  appliedTo: () => new Set(),
  ...more,
});
const fates = (rows: readonly RowProposal[], more: Partial<PlanInput> = {}) =>
  planRows(input(rows, more)).map(({ fate }) => fate);
const decide = (...decisions: [number, Decision][]) => ({ decisions: new Map(decisions) });

test('a row whose key is on the board stays out, and nothing can be chosen for it', () => {
  const rows = [aProposal(2, { action: { type: 'nothing', same: { personId: 'p' }, changed: false } })];
  const [row] = planRows(input(rows, { knownKeys: new Set([rows[0]!.rowKey]), ...decide([2, 'add']) }));
  expect(row).toMatchObject({ fate: { type: 'skip', why: 'importedBefore' }, choices: [] });
});

test('a suspected likeness comes in by default, a sure one only adds the application', () => {
  const suspected = aProposal(2, { duplicateOf: { kind: 'existing', personId: 'p', by: 'phone', sure: false } });
  const sure = aProposal(3, {
    action: { type: 'addApplication', to: { personId: 'p' } },
    duplicateOf: { kind: 'existing', personId: 'p', by: 'phone', sure: true },
  });
  expect(fates([suspected, sure])).toEqual([{ type: 'add' }, { type: 'application', of: { person: 'p' } }]);
  expect(fates([suspected, sure], decide([2, 'application'], [3, 'skip']))).toEqual([
    { type: 'application', of: { person: 'p' } },
    { type: 'skip', why: 'byHand' },
  ]);
});

test('an application for a requisition that the person has, by whatever wording of the post, is not added twice', () => {
  const row = (number: number, postText: string) =>
    aProposal(number, { post: postText, action: { type: 'addApplication', to: { personId: 'p' } } });
  const posts = new Map([
    ['cutter', { type: 'existing', requisition: 'r1' }],
    ['videocutter', { type: 'existing', requisition: 'r1' }],
  ] as const);
  expect(fates([row(2, 'Cutter'), row(3, 'Video  cutter')], { posts })).toEqual([
    { type: 'application', of: { person: 'p' } },
    { type: 'skip', why: 'alreadyApplied' },
  ]);
  expect(fates([row(2, 'Cutter')], { posts, appliedTo: () => new Set(['r1']) })).toEqual([
    { type: 'skip', why: 'alreadyApplied' },
  ]);
  expect(fates([row(2, 'Cutter')], { posts: new Map([['cutter', { type: 'none' }]]) })).toEqual([
    { type: 'skip', why: 'nothingToAdd' },
  ]);
});

test('a row that leans on an earlier one follows it: to its person, or stands for itself when that one is skipped', () => {
  const first = aProposal(2);
  const second = aProposal(3, { post: 'Cutter', action: { type: 'addApplication', to: { row: 2 } } });
  const third = aProposal(4, { post: 'Host', action: { type: 'addApplication', to: { row: 3 } } });
  expect(fates([first, second, third])).toEqual([
    { type: 'add' },
    { type: 'application', of: { row: 2 } },
    { type: 'application', of: { row: 2 } },
  ]);
  expect(fates([first, second, third], decide([2, 'skip']))).toEqual([
    { type: 'skip', why: 'byHand' },
    { type: 'add' },
    { type: 'application', of: { row: 3 } },
  ]);
});

test('counts add up to the rows of the file', () => {
  const rows = [
    aProposal(2),
    aProposal(3, { errors: [{ type: 'NameMissing' }], action: { type: 'refused' } }),
    aProposal(4, { action: { type: 'nothing', same: { row: 2 }, changed: false } }),
    aProposal(5, { action: { type: 'addApplication', to: { personId: 'p' } }, warnings: [{ type: 'NoContact' }] }),
    aProposal(6),
  ];
  const counts = countPlan(planRows(input(rows, decide([6, 'skip']))));
  expect(counts).toEqual({
    all: 5,
    add: 1,
    application: 1,
    here: 0,
    sameAsRow: 1,
    byHand: 1,
    refused: 1,
    withWarnings: 1,
    suspected: 0,
  });
  expect(counts.add + counts.application + counts.here + counts.sameAsRow + counts.byHand + counts.refused).toBe(counts.all);
});

test('“all of it is here” is said only when it is so, not of rows that were skipped or cannot come in', () => {
  const known = aProposal(2, { action: { type: 'nothing', same: { personId: 'p' }, changed: false } });
  const nameless = aProposal(3, { errors: [{ type: 'NameMissing' }], action: { type: 'refused' } });
  const allHere = (rows: readonly RowProposal[], more: Partial<PlanInput> = {}) =>
    isAllHere(countPlan(planRows(input(rows, more))));
  expect(allHere([known])).toBe(true);
  expect(allHere([known, nameless])).toBe(false);
  expect(allHere([aProposal(4)], decide([4, 'skip']))).toBe(false);
  expect(allHere([])).toBe(false);
});
