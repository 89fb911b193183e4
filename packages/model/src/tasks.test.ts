/** Tasks: what they hold, what happens when several people work on them, and how those that repeat go on. */
import { describe, expect, test } from 'vitest';
import {
  addCheck,
  addTask,
  assignTasks,
  deleteTasks,
  editCheck,
  editTask,
  isDueToday,
  isOverdue,
  linkTask,
  moveTasks,
  removeCheck,
  rescheduleTasks,
  restoreTasks,
  setTaskStatus,
  taskNotes,
  tasksAbout,
  tasksFrom,
  tasksHere,
  tasksIn,
  tasksOf,
  tickCheck,
  unlinkTask,
} from './index.ts';
import type { Desk, NewTask, Task } from './index.ts';
import { Y } from './yjs.ts';
import { expectOk } from './testing/fixtures.ts';
import { aClock, createPeer, createPeers, everythingOn, meet } from './testing/peers.ts';
import type { Peer } from './testing/peers.ts';

const aTask = (desk: Desk, fields: Partial<NewTask> = {}) => expectOk(addTask(desk, { title: 'Call the agency', ...fields })).id;
const the = (desk: Desk, id: string): Task => desk.tasks.byId.get(id) as Task;
const titles = (tasks: readonly Task[]): readonly string[] => tasks.map(({ title }) => title);
const nothing = { ok: false, error: { type: 'NothingChanged' } };
const refused = (type: string, more: object = {}) => ({ ok: false, error: { type, ...more } });
const dayMs = 86_400_000;

describe('a task', () => {
  test('[M6] holds what it was given, trimmed, and what was not said has a default', () => {
    const clock = aClock();
    const { desk } = createPeer('ana', { clock });
    const id = aTask(desk, {
      title: ' Call the agency ',
      notes: 'Ask for three people',
      assignee: 'ben',
      dueOn: '2026-05-22',
      priority: 'high',
      checklist: ['Find the number', '  ', 'Call'],
      links: [{ kind: 'application', id: 'a1' }],
      origin: { type: 'blocker', id: 'b1' },
      measured: { metric: 'time-in-stage', of: 'interview', value: 9.5 },
    });
    expect(the(desk, id)).toMatchObject({
      ...{ id, series: id, occurrence: 0, title: 'Call the agency', assignee: 'ben', dueOn: '2026-05-22', priority: 'high' },
      ...{ goal: null, status: 'open', doneAt: null, doneBy: null, repeat: null, deletedAt: null, sample: false },
      checklist: [
        { text: 'Find the number', done: false },
        { text: 'Call', done: false },
      ],
      links: [{ kind: 'application', id: 'a1' }],
      origin: { type: 'blocker', id: 'b1' },
      measured: { metric: 'time-in-stage', of: 'interview', value: 9.5, at: clock.now() },
      ...{ createdAt: clock.now(), createdBy: 'ana' },
    });
    expect(taskNotes(desk, id)?.toJSON()).toBe('Ask for three people');
    expect(desk.boardActivity.of(id).map(({ kind }) => kind)).toEqual(['task-added']);
    expect(the(desk, aTask(desk))).toMatchObject({ assignee: null, dueOn: null, priority: 'normal', checklist: [], links: [] });
  });

  test('[M6] what does not make a task is refused by name, and nothing is written', () => {
    const { desk } = createPeer('ana');
    expect(addTask(desk, { title: '  ' })).toEqual(refused('NameMissing'));
    expect(addTask(desk, { title: 'x'.repeat(201) })).toMatchObject(refused('TextTooLong'));
    expect(addTask(desk, { title: 'x', dueOn: '2026-02-30' })).toMatchObject(refused('DayUnreadable'));
    expect(addTask(desk, { title: 'x', goal: 'none' })).toEqual(refused('GoalGone', { id: 'none' }));
    expect(addTask(desk, { title: 'x', repeat: { every: 'week', interval: 0 } })).toMatchObject(refused('NumberOutOfRange'));
    expect(addTask(desk, { title: 'x', checklist: Array.from({ length: 101 }, () => 'x') })).toMatchObject(
      refused('NumberOutOfRange'),
    );
    expect(editTask(desk, 'nobody', { title: 'x' })).toEqual(refused('TaskGone', { id: 'nobody' }));
    expect(setTaskStatus(desk, [], 'done')).toEqual(refused('NothingChosen'));
    expect([desk.tasks.byId.size, desk.boardActivity.all.length]).toEqual([0, 0]);
  });

  test('[M6] a bulk command is one change and one undo, and is refused whole when one task is gone', () => {
    const { desk, history } = createPeer('ana');
    const ids = ['a', 'b', 'c'].map((title) => aTask(desk, { title }));
    history.push(expectOk(assignTasks(desk, ids, 'ben')));
    history.push(expectOk(setTaskStatus(desk, ids, 'done')));
    expect(tasksHere(desk).map(({ status, doneBy, assignee }) => [status, doneBy, assignee])).toEqual(
      ids.map(() => ['done', 'ana', 'ben']),
    );
    history.undo();
    expect(tasksHere(desk).map(({ status, doneAt }) => [status, doneAt])).toEqual(ids.map(() => ['open', null]));
    history.push(expectOk(deleteTasks(desk, ids.slice(0, 2))));
    expect(assignTasks(desk, ids, null)).toEqual(refused('TaskGone', { id: ids[0] }));
    expect(titles(tasksHere(desk))).toEqual(['c']);
    history.undo();
    expect(titles(tasksHere(desk))).toEqual(['c', 'b', 'a']);
    history.undo();
    expect(tasksHere(desk).map(({ assignee }) => assignee)).toEqual([null, null, null]);
    expect(setTaskStatus(desk, ids, 'open')).toEqual(nothing);
    expectOk(deleteTasks(desk, ids));
    expectOk(restoreTasks(desk, ids));
    expect(restoreTasks(desk, ids)).toMatchObject(refused('TaskGone'));
  });

  test('[M7] undo leaves what a colleague changed since, and a new task that somebody worked on', () => {
    const [ana, ben] = createPeers(2) as [Peer, Peer];
    const made = expectOk(addTask(ana.desk, { title: 'Call' }));
    ana.history.push(made.change);
    ana.history.push(expectOk(editTask(ana.desk, made.id, { title: 'Call them', priority: 'urgent' })));
    meet([ana, ben]);
    expectOk(editTask(ben.desk, made.id, { title: 'Call the agency' }));
    meet([ana, ben]);
    expect(ana.history.undo()?.kept).toEqual([{ kind: 'task', id: made.id, field: 'title' }]);
    expect(the(ana.desk, made.id)).toMatchObject({ title: 'Call the agency', priority: 'normal' });
    expect(ana.history.undo()?.kept).toEqual([{ kind: 'task', id: made.id, field: 'record' }]);
    expect(the(ana.desk, made.id).deletedAt).toBe(null);
  });

  test('[M2] a checklist merges line by line: ticks, words, order and new lines of several people', () => {
    const [ana, ben] = createPeers(2) as [Peer, Peer];
    const id = aTask(ana.desk, { checklist: ['one', 'two', 'three'] });
    meet([ana, ben]);
    const [one, two, three] = the(ana.desk, id).checklist.map((check) => check.id) as [string, string, string];
    expectOk(tickCheck(ana.desk, id, one, true));
    expectOk(editCheck(ana.desk, id, two, { text: 'two of them' }));
    expectOk(addCheck(ana.desk, id, { text: 'four' }));
    expectOk(editCheck(ben.desk, id, one, { text: 'first', place: 'end' }));
    expectOk(tickCheck(ben.desk, id, two, true));
    ben.history.push(expectOk(removeCheck(ben.desk, id, three)));
    meet([ana, ben]);
    for (const { desk } of [ana, ben]) {
      const lines = the(desk, id).checklist.map(({ text, done }) => `${text}${done ? ' ✓' : ''}`);
      expect(new Set(lines)).toEqual(new Set(['two of them ✓', 'first ✓', 'four']));
      expect(lines[0]).toBe('two of them ✓');
    }
    expect(the(ben.desk, id).checklist).toEqual(the(ana.desk, id).checklist);
    ben.history.undo();
    expect(the(ben.desk, id).checklist.map(({ text }) => text)).toContain('three');
    expect(tickCheck(ana.desk, id, one, true)).toEqual(nothing);
    expect(tickCheck(ana.desk, id, 'nobody', true)).toEqual(refused('SettingGone', { id: 'nobody' }));
    expect(editCheck(ana.desk, id, two, { place: 'top' })).toEqual(nothing);
  });

  test('links are put on and off, and who asked for a task finds it by its origin', () => {
    const { desk } = createPeer('ana');
    const id = aTask(desk, { origin: { type: 'retro', id: 'act-1' } });
    const other = aTask(desk, { title: 'Other', origin: { type: 'retro', id: 'act-2' } });
    expectOk(linkTask(desk, id, { kind: 'requisition', id: 'r1' }));
    expect(linkTask(desk, id, { kind: 'requisition', id: 'r1' })).toEqual(nothing);
    expect(titles(tasksAbout(desk, { kind: 'requisition', id: 'r1' }))).toEqual(['Call the agency']);
    expectOk(unlinkTask(desk, id, { kind: 'requisition', id: 'r1' }));
    expect(tasksAbout(desk, { kind: 'requisition', id: 'r1' })).toEqual([]);
    expect(linkTask(desk, id, { kind: 'weather' as 'risk', id: 'w1' })).toMatchObject(refused('SettingGone'));
    expect(tasksFrom(desk, { type: 'retro', id: 'act-1' }).map((task) => task.id)).toEqual([id]);
    expect(new Set(tasksFrom(desk, { type: 'retro', id: null }).map((task) => task.id))).toEqual(new Set([id, other]));
    expectOk(deleteTasks(desk, [id]));
    expect(tasksFrom(desk, { type: 'retro', id: 'act-1' })).toEqual([]);
  });

  test('my tasks are those of mine that are not done, by day; late and due today go by the day of the team', () => {
    const clock = aClock();
    const { desk } = createPeer('ana', { clock });
    for (const [title, dueOn] of [
      ['no day', null],
      ['later', '2026-05-30'],
      ['late', '2026-05-19'],
      ['today', '2026-05-20'],
    ] as const)
      aTask(desk, { title, dueOn, assignee: 'ana' });
    aTask(desk, { title: "somebody else's", assignee: 'ben' });
    aTask(desk, { title: 'done', assignee: 'ana', status: 'done' });
    const mine = tasksOf(desk, 'ana');
    expect(titles(mine)).toEqual(['late', 'today', 'later', 'no day']);
    expect(mine.map((task) => [isOverdue(task, '2026-05-20'), isDueToday(task, '2026-05-20')])).toEqual([
      [true, false],
      [false, true],
      [false, false],
      [false, false],
    ]);
    expect(isOverdue({ dueOn: '2026-05-19', status: 'done' }, '2026-05-20')).toBe(false);
  });

  test('[M5] the board keeps its order: between two, on top, at the end of a column, several in their order', () => {
    const { desk, history } = createPeer('ana');
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((title) => aTask(desk, { title, place: 'end' })) as [
      string,
      string,
      string,
      string,
    ];
    expectOk(moveTasks(desk, [a], { status: 'open', place: { after: c } }));
    expect(titles(tasksIn(desk, 'open'))).toEqual(['b', 'c', 'a', 'd']);
    expect(moveTasks(desk, [a], { status: 'open', place: { before: d } })).toEqual(nothing);
    history.push(expectOk(moveTasks(desk, [d, b], { status: 'doing' })));
    expect([titles(tasksIn(desk, 'open')), titles(tasksIn(desk, 'doing'))]).toEqual([
      ['c', 'a'],
      ['d', 'b'],
    ]);
    expectOk(moveTasks(desk, [c], { status: 'doing', place: 'end' }));
    expect(titles(tasksIn(desk, 'doing'))).toEqual(['d', 'b', 'c']);
    history.undo();
    expect([titles(tasksIn(desk, 'open')), titles(tasksIn(desk, 'doing'))]).toEqual([['b', 'a', 'd'], ['c']]);
    expectOk(moveTasks(desk, [a], { status: 'done' }));
    expect(moveTasks(desk, [a], { status: 'done' })).toEqual(nothing);
  });
});

describe('a task that repeats', () => {
  const weekly = { dueOn: '2026-05-22', repeat: { every: 'week', interval: 1 } } as const;
  const days = (desk: Desk) =>
    [...desk.tasks.byId.values()].map(({ occurrence, dueOn, status }) => `${occurrence} ${dueOn} ${status}`).sort();

  test('goes on by itself once finished, with a fresh checklist; what is said about it is said about all', () => {
    const { desk } = createPeer('ana');
    const id = aTask(desk, { ...weekly, assignee: 'ben', notes: 'How to', checklist: ['one'] });
    expectOk(tickCheck(desk, id, the(desk, id).checklist[0]?.id ?? '', true));
    expectOk(setTaskStatus(desk, [id], 'done'));
    expect(days(desk)).toEqual(['0 2026-05-22 done', '1 2026-05-29 open']);
    const next = the(desk, `${id}~1`);
    expect(next).toMatchObject({
      series: id,
      occurrence: 1,
      title: 'Call the agency',
      assignee: 'ben',
      repeat: { every: 'week' },
    });
    expect([the(desk, id).checklist[0]?.done, next.checklist[0]?.done]).toEqual([true, false]);
    expect(taskNotes(desk, next.id)).toBe(taskNotes(desk, id));
    expectOk(editTask(desk, next.id, { title: 'Weekly call' }));
    expectOk(tickCheck(desk, next.id, next.checklist[0]?.id ?? '', true));
    expectOk(setTaskStatus(desk, [next.id], 'done'));
    expect(titles([the(desk, id), the(desk, `${id}~2`)])).toEqual(['Weekly call', 'Weekly call']);
    expect(days(desk)).toEqual(['0 2026-05-22 done', '1 2026-05-29 done', '2 2026-06-05 open']);
  });

  test('finished late, it goes on in the future, not with what was missed; a day that was put off does not shift the rhythm', () => {
    const clock = aClock();
    const { desk } = createPeer('ana', { clock });
    const id = aTask(desk, weekly);
    clock.pass(20 * dayMs);
    expectOk(setTaskStatus(desk, [id], 'done'));
    expect(the(desk, `${id}~1`).dueOn).toBe('2026-06-12');
    expectOk(rescheduleTasks(desk, [`${id}~1`], '2026-06-15'));
    expectOk(setTaskStatus(desk, [`${id}~1`], 'done'));
    expect(days(desk)).toEqual(['0 2026-05-22 done', '1 2026-06-15 done', '2 2026-06-19 open']);
    expectOk(rescheduleTasks(desk, [`${id}~2`], null));
    expect(the(desk, `${id}~2`).dueOn).toBe(null);
    expect(the(desk, `${id}~1`).dueOn).toBe('2026-06-15');
  });

  test('[M2][M6] finished by two people who did not see each other, it has one next occurrence, and both their work on that', () => {
    for (const seed of [1, 2, 3, 4]) {
      const clock = aClock();
      const peers = createPeers(2, { clock, seed }) as [Peer, Peer];
      const [ana, ben] = peers;
      const id = aTask(ana.desk, { ...weekly, checklist: ['one', 'two'] });
      meet(peers);
      const [one, two] = the(ana.desk, id).checklist.map((check) => check.id) as [string, string];
      expectOk(setTaskStatus(ben.desk, [id], 'done'));
      expectOk(editTask(ben.desk, `${id}~1`, { dueOn: '2026-05-28', title: 'Call once more' }));
      expectOk(tickCheck(ben.desk, `${id}~1`, one, true));
      taskNotes(ben.desk, `${id}~1`)?.insert(0, 'by Ben. ');
      clock.pass(dayMs);
      expectOk(setTaskStatus(ana.desk, [id], 'done'));
      expectOk(tickCheck(ana.desk, `${id}~1`, two, true));
      taskNotes(ana.desk, `${id}~1`)?.insert(0, 'by Ana. ');
      meet(peers);
      for (const { desk } of peers) {
        expect(days(desk)).toEqual(['0 2026-05-22 done', '1 2026-05-28 open']);
        expect(the(desk, `${id}~1`)).toMatchObject({ title: 'Call once more', checklist: [{ done: true }, { done: true }] });
        expect(taskNotes(desk, id)?.toJSON()).toContain('by Ana. ');
        expect(taskNotes(desk, id)?.toJSON()).toContain('by Ben. ');
      }
      expect(everythingOn(ben.desk)).toEqual(everythingOn(ana.desk));
    }
  });

  test('[M7] undoing the finish takes the next occurrence away, unless somebody began it', () => {
    const peers = createPeers(2) as [Peer, Peer];
    const [ana, ben] = peers;
    const id = aTask(ana.desk, weekly);
    ana.history.push(expectOk(setTaskStatus(ana.desk, [id], 'done')));
    ana.history.undo();
    expect(days(ana.desk)).toEqual(['0 2026-05-22 open']);
    ana.history.redo();
    meet(peers);
    expectOk(setTaskStatus(ben.desk, [`${id}~1`], 'doing'));
    meet(peers);
    expect(ana.history.undo()?.kept).toEqual([]);
    meet(peers);
    for (const { desk } of peers) expect(days(desk)).toEqual(['0 2026-05-22 open', '1 2026-05-29 doing']);
  });

  test('[M8] what was written about an occurrence may come before the task itself: once that is here, all of it is there', () => {
    const peers = createPeers(4, { seed: 9 }) as [Peer, Peer, Peer, Peer];
    const [ana, ben, chen, late] = peers;
    const id = aTask(ana.desk, weekly);
    meet([ana, ben, chen]);
    expectOk(setTaskStatus(ben.desk, [id], 'done'));
    meet([ana, ben, chen]);
    const before = Y.encodeStateVector(chen.documents.board);
    expectOk(setTaskStatus(chen.desk, [`${id}~1`], 'done'));
    Y.applyUpdate(late.documents.board, Y.encodeStateAsUpdate(chen.documents.board, before));
    expect(days(late.desk)).toEqual([]);
    Y.applyUpdate(late.documents.board, Y.encodeStateAsUpdate(ben.documents.board));
    expect(days(late.desk)).toEqual(['0 2026-05-22 done', '1 2026-05-29 done', '2 2026-06-05 open']);
  });

  test('it ends when the one to be done is deleted, or no longer repeats; what was finished stays', () => {
    const { desk, history } = createPeer('ana');
    const id = aTask(desk, weekly);
    expectOk(setTaskStatus(desk, [id], 'done'));
    history.push(expectOk(deleteTasks(desk, [`${id}~1`])));
    expect(tasksHere(desk).map((task) => task.id)).toEqual([id]);
    history.undo();
    expect(tasksHere(desk)).toHaveLength(2);
    expectOk(editTask(desk, `${id}~1`, { repeat: null }));
    expectOk(setTaskStatus(desk, [`${id}~1`], 'done'));
    expect(days(desk)).toEqual(['0 2026-05-22 done', '1 2026-05-29 done']);
  });

  test('a rhythm begins on the day the task is due, and on today for one without a day', () => {
    const { desk } = createPeer('ana');
    const id = aTask(desk, { repeat: { every: 'month', interval: 1 } });
    expect(the(desk, id)).toMatchObject({ dueOn: '2026-05-20', repeat: { every: 'month', interval: 1, from: '2026-05-20' } });
    expect(editTask(desk, id, { repeat: { every: 'month', interval: 1 } })).toEqual(nothing);
    expectOk(editTask(desk, id, { repeat: { every: 'day', interval: 2 }, dueOn: '2026-05-25' }));
    expect(the(desk, id).repeat).toEqual({ every: 'day', interval: 2, from: '2026-05-25' });
  });

  test('[M8] a damaged record is named and the others are there; unknown fields stay', () => {
    const { desk, documents } = createPeer('ana');
    const id = aTask(desk, weekly);
    const tasks = documents.board.getMap<unknown>('tasks');
    tasks.set('broken', 'nonsense');
    documents.board.getMap('occurrences').set('nonsense', true);
    documents.board.getMap('occurrences').set(`${id}~7.state`, { status: 'flying' });
    (tasks.get(id) as Y.Map<unknown>).set('state', 'flying');
    (tasks.get(id) as Y.Map<unknown>).set('goal', 7);
    expect(the(desk, id).status).toBe('open');
    expect([...desk.tasks.problems.values()].map((problem) => [problem.id, problem.readable, problem.fields])).toEqual([
      ['broken', false, ['record']],
      [`${id}~7`, true, ['state', 'goal']],
      [id, true, ['state', 'goal']],
    ]);
  });
});
