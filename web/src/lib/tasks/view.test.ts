import { expect, test } from 'vitest';
import { isNarrowed, plainView, readView, withView } from './view.ts';
import type { TasksView } from './view.ts';

const address = new URL('https://muster.test/t/x/p/y/tasks?task=t1&q=old');

test('every view has an address that reads back as itself, beside an open panel', () => {
  const views: TasksView[] = [
    plainView,
    { ...plainView, layout: 'board', who: 'all', due: 'overdue', goal: 'g1', linked: 'application', text: '电话 call' },
    { ...plainView, who: 'u1', due: 'none' },
    { ...plainView, who: 'nobody' },
  ];
  for (const view of views) {
    const url = withView(address, view);
    expect(readView(url.searchParams)).toEqual(view);
    expect(url.searchParams.get('task')).toBe('t1');
  }
  expect(withView(address, plainView).search).toBe('?task=t1');
});

test('what is no choice of ours counts as not said', () => {
  expect(readView(new URLSearchParams('view=moon&due=never&linked=weather'))).toEqual(plainView);
});

test('my own tasks are no narrowed view: an empty list of them says that there is nothing to do', () => {
  expect(isNarrowed(plainView)).toBe(false);
  expect(isNarrowed({ ...plainView, who: 'all' })).toBe(false);
  expect(isNarrowed({ ...plainView, text: ' ' })).toBe(false);
  expect(isNarrowed({ ...plainView, due: 'today' })).toBe(true);
});
