import { addGoal, addTask, editGoal, setTaskStatus, tasksHere } from '@muster/model';
import type { Desk, NewTask } from '@muster/model';
import { aDesk, expectOk } from '@muster/model/testing';
import { expect, test } from 'vitest';
import { accepts, sectionsOf, weekdayAfter } from './sections.ts';
import { plainView } from './view.ts';
import type { TasksView } from './view.ts';

const today = '2026-05-20';
const add = (desk: Desk, title: string, fields: Partial<NewTask> = {}) =>
  expectOk(addTask(desk, { title, place: 'end', ...fields })).id;
const shown = (desk: Desk, view: Partial<TasksView>) =>
  tasksHere(desk)
    .filter((task) => accepts(task, { ...plainView, who: 'all', ...view }, { me: 'ana', today, goals: desk.goals.byId }))
    .map(({ title }) => title);

test('the list is by day: late, today, within a week, later, without a day, finished; empty headings are left out', () => {
  const desk = aDesk();
  const done = add(desk, 'done');
  add(desk, 'second', { dueOn: '2026-05-22' });
  add(desk, 'third', { dueOn: '2026-05-22' });
  add(desk, 'first', { dueOn: '2026-05-21' });
  add(desk, 'today', { dueOn: today });
  add(desk, 'some day');
  add(desk, 'sixth day', { dueOn: '2026-05-26' });
  add(desk, 'seventh day', { dueOn: '2026-05-27' });
  expectOk(setTaskStatus(desk, [done], 'done'));
  expect(sectionsOf(tasksHere(desk), today).map(({ key, tasks }) => [key, tasks.map(({ title }) => title)])).toEqual([
    ['today', ['today']],
    ['week', ['first', 'second', 'third', 'sixth day']],
    ['later', ['seventh day']],
    ['undated', ['some day']],
    ['done', ['done']],
  ]);
});

test('filters: whose, due, of a goal and those below it, about what, by words of title and checklist', () => {
  const desk = aDesk();
  const goal = expectOk(addGoal(desk, { title: 'Hire' })).id;
  const below = expectOk(addGoal(desk, { title: 'Host' })).id;
  expectOk(editGoal(desk, below, { parent: goal }));
  add(desk, 'mine', { assignee: 'ana', dueOn: '2026-05-19', goal: below });
  add(desk, "Ben's", { assignee: 'ben', dueOn: today, links: [{ kind: 'application', id: 'a1' }] });
  add(desk, 'free', { checklist: ['Find the number'], goal });
  const finished = add(desk, 'finished for Ben', { assignee: 'ben' });
  expectOk(setTaskStatus(desk, [finished], 'done'));
  expect(shown(desk, { who: 'me' })).toEqual(['mine', 'finished for Ben']);
  expect(shown(desk, { who: 'ben' })).toEqual(["Ben's", 'finished for Ben']);
  expect(shown(desk, { who: 'nobody' })).toEqual(['free']);
  expect(shown(desk, { due: 'overdue' })).toEqual(['mine']);
  expect(shown(desk, { due: 'today' })).toEqual(['mine', "Ben's"]);
  expect(shown(desk, { due: 'none' })).toEqual(['free']);
  expect(shown(desk, { goal })).toEqual(['mine', 'free']);
  expect(shown(desk, { goal: below })).toEqual(['mine']);
  expect(shown(desk, { linked: 'application' })).toEqual(["Ben's"]);
  expect(shown(desk, { text: 'number FIND' })).toEqual(['free']);
});

test('the next Wednesday after a Wednesday is in a week', () => {
  expect([weekdayAfter(today, 3), weekdayAfter(today, 4), weekdayAfter(today, 2)]).toEqual([
    '2026-05-27',
    '2026-05-21',
    '2026-05-26',
  ]);
});
