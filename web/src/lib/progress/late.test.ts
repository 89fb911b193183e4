import { addGoal, addMilestone, addTask, reachMilestone, setTaskStatus } from '@muster/model';
import { aDesk, aRequisition, expectOk } from '@muster/model/testing';
import { expect, test } from 'vitest';
import { lateThings } from './late.ts';

const today = '2026-05-20';

test('late are milestones, goals, tasks and confirmed requisitions whose day has passed, the longest late first', () => {
  const desk = aDesk();
  const reached = expectOk(addMilestone(desk, { title: 'Kick-off', dueOn: '2026-05-01' })).id;
  expectOk(reachMilestone(desk, reached, true));
  expectOk(addMilestone(desk, { title: 'Offers', dueOn: '2026-05-18' }));
  expectOk(addMilestone(desk, { title: 'Today', dueOn: today }));
  expectOk(addGoal(desk, { title: 'Campus', dueOn: '2026-05-10' }));
  const full = expectOk(
    addGoal(desk, { title: 'Done', dueOn: '2026-05-10', measure: { type: 'number', target: 2, unit: '' }, value: 2 }),
  );
  const task = expectOk(addTask(desk, { title: 'Call', dueOn: '2026-05-19', goal: full.id })).id;
  const done = expectOk(addTask(desk, { title: 'Was done', dueOn: '2026-05-01' })).id;
  expectOk(setTaskStatus(desk, [done], 'done'));
  aRequisition(desk, { title: 'Host', targetOn: '2026-05-12' });
  aRequisition(desk, { title: 'Draft', targetOn: '2026-05-12', as: 'draft' });
  expect(lateThings(desk, today).map(({ kind, title }) => `${kind} ${title}`)).toEqual([
    'goal Campus',
    'requisition Host',
    'milestone Offers',
    'task Call',
  ]);
  expect(lateThings(desk, '2026-05-09')).toEqual([]);
  expect(task).not.toBe('');
});
