import { deleteApplications, editPerson, moveApplications, setOutcome, tagPersons } from '@muster/model';
import { expect, test, vi } from 'vitest';
import { aBoardDesk } from './testing/board-desk.svelte.ts';
import { plainView } from './view.ts';

test("a colleague's move shows, and only the two columns it touches are read again", () => {
  const board = aBoardDesk();
  const zhang = board.add('张三');
  board.add('李四');
  expect(board.names('screening')).toEqual(['李四', '张三']);
  const before = { offer: board.runs('offer'), onboarding: board.runs('onboarding') };
  board.colleague((desk) => moveApplications(desk, [zhang], { stage: 'interview' }));
  expect([board.names('screening'), board.names('interview')]).toEqual([['李四'], ['张三']]);
  expect({ offer: board.runs('offer'), onboarding: board.runs('onboarding') }).toEqual(before);
  expect(board.lists.positionOf(zhang)).toEqual({ place: 1, of: 1 });
  board.stop();
});

test("a colleague's new name or tag re-reads the column it shows in", () => {
  const board = aBoardDesk();
  const zhang = board.add('张三');
  const person = board.desk.applications.byId.get(zhang)?.person ?? '';
  const runs = board.runs('interview');
  board.colleague((desk) => editPerson(desk, person, { name: '章三' }));
  expect(board.names('screening')).toEqual(['章三']);
  board.colleague((desk) => tagPersons(desk, [person], { add: ['夜班'] }));
  expect(board.runs('interview')).toBe(runs);
  board.stop();
});

test('what is deleted or gets an outcome leaves its column and is counted as closed', () => {
  const board = aBoardDesk();
  const [zhang, li] = [board.add('张三'), board.add('李四')];
  board.colleague((desk) => setOutcome(desk, [zhang], { outcome: 'rejected', reason: 'rejected-skills' }));
  expect(board.names('screening')).toEqual(['李四']);
  expect(board.lists.counts('screening')).toMatchObject({ total: 1, closed: 1 });
  board.colleague((desk) => deleteApplications(desk, [li]));
  expect(board.lists.counts('screening')).toMatchObject({ total: 0, closed: 1 });
  board.stop();
});

test('a new view comes column after column, and typing again starts it anew', () => {
  vi.useFakeTimers();
  const board = aBoardDesk();
  board.add('张三');
  board.add('李四');
  board.lists.show({ ...plainView, text: '李' });
  board.lists.show({ ...plainView, text: '张' });
  vi.runAllTimers();
  expect(board.names('screening')).toEqual(['张三']);
  expect(board.lists.counts('screening')).toMatchObject({ total: 2, shown: 1 });
  board.stop();
  vi.useRealTimers();
});

test('closed cards take the place of the open ones, latest first', () => {
  vi.useFakeTimers();
  let now = Date.UTC(2026, 4, 20, 4);
  const board = aBoardDesk(() => now);
  const [zhang, li] = [board.add('张三'), board.add('李四')];
  board.add('王五');
  for (const id of [zhang, li]) {
    now += 60_000;
    setOutcome(board.desk, [id], { outcome: 'withdrawn', reason: 'withdrawn-salary' });
  }
  board.lists.toggleClosed('screening');
  vi.runAllTimers();
  expect(board.names('screening')).toEqual(['李四', '张三']);
  board.lists.toggleClosed('screening');
  vi.runAllTimers();
  expect(board.names('screening')).toEqual(['王五']);
  board.stop();
  vi.useRealTimers();
});

test('cards are named in the order of the board, whatever the order they were chosen in', () => {
  const board = aBoardDesk();
  const [a, b, c] = [board.add('a'), board.add('b'), board.add('c')];
  expect(board.lists.inOrder([a, c, b])).toEqual([c, b, a]);
  expect(board.lists.order('screening')).toEqual([c, b, a]);
  board.stop();
});
