/** Goals and milestones: how far they are, and what merging can do to them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addGoal,
  addMilestone,
  addTask,
  deleteGoals,
  deleteMilestones,
  deleteTasks,
  editGoal,
  editMilestone,
  goalTree,
  moveApplications,
  progressOf,
  reachMilestone,
  restoreGoals,
  restoreMilestones,
  setTaskStatus,
} from './index.ts';
import type { Desk, GoalNode, NewGoal } from './index.ts';
import { aRequisition, anApplication, expectOk } from './testing/fixtures.ts';
import { aClock, createPeer, createPeers, meet } from './testing/peers.ts';
import type { Peer } from './testing/peers.ts';

const today = '2026-05-20';
const aGoal = (desk: Desk, title: string, fields: Partial<NewGoal> = {}) => expectOk(addGoal(desk, { title, ...fields })).id;
const share = (desk: Desk, id: string): number | null => progressOf(desk, id, today)?.share ?? null;
const shape = (nodes: readonly GoalNode[]): readonly unknown[] =>
  nodes.map(({ goal, below }) => (below.length === 0 ? goal.title : [goal.title, shape(below)]));
const idsIn = (nodes: readonly GoalNode[]): readonly string[] => nodes.flatMap(({ goal, below }) => [goal.id, ...idsIn(below)]);
const nothing = { ok: false, error: { type: 'NothingChanged' } };

describe('how far a goal is', () => {
  test('by tasks: finished ones against all; deleted ones and those that repeat do not count', () => {
    const { desk } = createPeer('ana');
    const goal = aGoal(desk, 'Campus');
    expect(progressOf(desk, goal, today)).toEqual({ share: null, done: 0, of: 0, late: 0 });
    const [a, b, c] = ['a', 'b', 'c'].map((title) => expectOk(addTask(desk, { title, goal, dueOn: '2026-05-19' })).id);
    expectOk(addTask(desk, { title: 'weekly', goal, repeat: { every: 'week', interval: 1 } }));
    expectOk(setTaskStatus(desk, [a ?? ''], 'done'));
    expect(progressOf(desk, goal, today)).toEqual({ share: 1 / 3, done: 1, of: 3, late: 2 });
    expectOk(deleteTasks(desk, [c ?? '']));
    expect(share(desk, goal)).toBe(1 / 2);
    expectOk(setTaskStatus(desk, [b ?? ''], 'done'));
    expect(progressOf(desk, goal, today)).toEqual({ share: 1, done: 2, of: 2, late: 0 });
  });

  test('own tasks are one part of weight 1, each goal below counts with its weight, one with nothing to go by is no part', () => {
    const { desk } = createPeer('ana');
    const goal = aGoal(desk, 'Drive');
    expectOk(addTask(desk, { title: 'a', goal, status: 'done' }));
    expectOk(addTask(desk, { title: 'b', goal, status: 'done' }));
    aGoal(desk, 'Half', { parent: goal, weight: 3, measure: { type: 'number', target: 10, unit: '' }, value: 5 });
    aGoal(desk, 'Empty', { parent: goal, weight: 100 });
    expect(share(desk, goal)).toBe((1 * 1 + 3 * 0.5) / 4);
  });

  test('by openings: who joined, is in onboarding or accepted, against all confirmed heads or an own target', () => {
    const { desk } = createPeer('ana');
    const requisition = aRequisition(desk, { headcount: 4 });
    aRequisition(desk, { title: 'Draft', headcount: 9, as: 'draft' });
    const application = anApplication(desk, { requisition });
    const [all, own, other] = [
      aGoal(desk, 'All', { measure: { type: 'openings', requisition: null, target: null } }),
      aGoal(desk, 'Own', { measure: { type: 'openings', requisition, target: 2 } }),
      aGoal(desk, 'Other', { measure: { type: 'openings', requisition: 'nobody', target: null } }),
    ];
    expectOk(moveApplications(desk, [application], { stage: 'onboarding' }));
    expect([share(desk, all), share(desk, own), share(desk, other)]).toEqual([1 / 4, 1 / 2, null]);
  });

  test('by a number: never less than nothing nor more than done', () => {
    const { desk } = createPeer('ana');
    const measure = { type: 'number', target: 90, unit: '%' } as const;
    const goal = aGoal(desk, 'Feedback', { measure, value: 45 });
    expect(share(desk, goal)).toBe(0.5);
    expectOk(editGoal(desk, goal, { value: 200 }));
    expect(share(desk, goal)).toBe(1);
    expectOk(editGoal(desk, goal, { value: -5 }));
    expect(share(desk, goal)).toBe(0);
  });
});

describe('the tree of goals', () => {
  test('[M6] a goal is never made a part of itself, not even through others', () => {
    const { desk } = createPeer('ana');
    const top = aGoal(desk, 'Top');
    const below = aGoal(desk, 'Below', { parent: top });
    for (const parent of [top, below])
      expect(editGoal(desk, top, { parent })).toEqual({ ok: false, error: { type: 'GoalInItself', id: top } });
    expect(addGoal(desk, { title: 'x', parent: 'nobody' })).toEqual({ ok: false, error: { type: 'GoalGone', id: 'nobody' } });
    expect(addGoal(desk, { title: ' ' })).toEqual({ ok: false, error: { type: 'NameMissing' } });
    expect(addGoal(desk, { title: 'x', measure: { type: 'number', target: 0, unit: '' } })).toMatchObject({
      ok: false,
      error: { type: 'NumberOutOfRange', field: 'target' },
    });
    expect(editGoal(desk, below, { title: 'Below', parent: top, measure: { type: 'tasks' } })).toEqual(nothing);
  });

  test('a deleted goal leaves those below it one step higher; it comes back with them', () => {
    const { desk, history } = createPeer('ana');
    const top = aGoal(desk, 'Top');
    const middle = aGoal(desk, 'Middle', { parent: top });
    aGoal(desk, 'Leaf', { parent: middle });
    const whole = [['Top', [['Middle', ['Leaf']]]]];
    expect(shape(goalTree(desk, today))).toEqual(whole);
    history.push(expectOk(deleteGoals(desk, [middle])));
    expect(shape(goalTree(desk, today))).toEqual([['Top', ['Leaf']]]);
    history.undo();
    expect(shape(goalTree(desk, today))).toEqual(whole);
    expectOk(deleteGoals(desk, [middle]));
    expectOk(restoreGoals(desk, [middle]));
    expect(shape(goalTree(desk, today))).toEqual(whole);
  });

  test('[M11] two people put goals below each other without seeing it: both are shown, the same everywhere, and it can be put right', () => {
    const peers = createPeers(2, { seed: 3 }) as [Peer, Peer];
    const [ana, ben] = peers;
    const [a, b] = [aGoal(ana.desk, 'A'), aGoal(ana.desk, 'B')];
    meet(peers);
    expectOk(editGoal(ana.desk, a, { parent: b }));
    expectOk(editGoal(ben.desk, b, { parent: a }));
    meet(peers);
    const trees = peers.map(({ desk }) => goalTree(desk, today));
    expect(new Set(idsIn(trees[0] ?? []))).toEqual(new Set([a, b]));
    expect(trees[1]).toEqual(trees[0]);
    const top = trees[0]?.[0]?.goal.id ?? '';
    expectOk(editGoal(ana.desk, top, { parent: null }));
    expect(idsIn(goalTree(ana.desk, today))).toHaveLength(2);
  });

  test('whatever hangs from whatever, each goal that is there is shown exactly once, and every share lies from 0 to 1', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            parent: fc.option(fc.nat(11)),
            gone: fc.boolean(),
            weight: fc.integer({ min: 1, max: 9 }),
            done: fc.boolean(),
          }),
          {
            maxLength: 12,
          },
        ),
        (plans) => {
          const { desk, documents } = createPeer('ana');
          const ids = plans.map(({ weight }, index) => aGoal(desk, `goal ${index}`, { weight }));
          plans.forEach(({ parent, gone, done }, index) => {
            const record = documents.board.getMap<{ set: (key: string, value: unknown) => void }>('goals').get(ids[index] ?? '');
            // Past the command, as merging would.
            if (parent !== null) record?.set('parent', ids[parent] ?? 'nobody');
            expectOk(addTask(desk, { title: 'x', goal: ids[index] ?? null, status: done ? 'done' : 'open' }));
            if (gone) record?.set('deletedAt', 1);
          });
          const tree = goalTree(desk, today);
          expect([...idsIn(tree)].sort()).toEqual(ids.filter((_, index) => plans[index]?.gone === false).sort());
          const check = (nodes: readonly GoalNode[]): void => {
            for (const { progress, below } of nodes) {
              expect(progress.share).toBeGreaterThanOrEqual(0);
              expect(progress.share).toBeLessThanOrEqual(1);
              check(below);
            }
          };
          check(tree);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('milestones', () => {
  test('[M6][M7] made, edited, reached with a name and a time, taken back, deleted and restored', () => {
    const clock = aClock();
    const { desk, history } = createPeer('ana', { clock });
    const id = expectOk(addMilestone(desk, { title: ' Offers ', dueOn: '2026-06-01', stage: 'offer', owner: 'ben' })).id;
    const now = () => desk.milestones.byId.get(id);
    expect(now()).toMatchObject({ title: 'Offers', dueOn: '2026-06-01', stage: 'offer', owner: 'ben', doneAt: null });
    history.push(expectOk(reachMilestone(desk, id, true)));
    expect(now()).toMatchObject({ doneAt: clock.now(), doneBy: 'ana' });
    expect(reachMilestone(desk, id, true)).toEqual(nothing);
    history.undo();
    expect(now()).toMatchObject({ doneAt: null, doneBy: null });
    history.push(expectOk(editMilestone(desk, id, { stage: null, dueOn: null })));
    expect(now()).toMatchObject({ stage: null, dueOn: null });
    history.undo();
    history.push(expectOk(deleteMilestones(desk, [id])));
    expect(reachMilestone(desk, id, true)).toEqual({ ok: false, error: { type: 'MilestoneGone', id } });
    expectOk(restoreMilestones(desk, [id]));
    expect(now()).toMatchObject({ deletedAt: null, stage: 'offer' });
    expect(addMilestone(desk, { title: 'x', stage: 'party' as 'offer' })).toMatchObject({
      ok: false,
      error: { type: 'SettingGone' },
    });
  });
});
