import {
  createDoc,
  addPerson,
  addTask,
  applyTo,
  assignApplications,
  claimApplication,
  createRequisition,
  openDesk,
  setNextAction,
  setTaskStatus,
} from '@muster/model';
import type { Desk } from '@muster/model';
import { expect, test } from 'vitest';
import { readAgenda, waitingForMe } from './agenda.ts';

const day = 86_400_000;
/** 18 June 2026, 10:00 in Shanghai. */
const start = Date.UTC(2026, 5, 18, 2);

function aDesk() {
  let now = start;
  const documents = { space: createDoc(), settings: createDoc(), board: createDoc(), people: createDoc(), private: createDoc() };
  const desk = openDesk(documents, { user: 'me', now: () => now });
  return {
    desk,
    at: (when: number) => (now = when),
    read: (when = now) => readAgenda(desk, { me: 'me', now: when, timeZone: 'Asia/Shanghai' }),
  };
}

function must<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function anApplicant(desk: Desk, requisition: string, name: string) {
  const { id } = must(addPerson(desk, { person: { name } }));
  return { person: id, application: must(applyTo(desk, { person: id, requisition })).id };
}

test('a next action is mine when I own the card, or when nobody does and I wrote it; only what is due shows, the oldest first', () => {
  const { desk, read } = aDesk();
  const requisition = must(createRequisition(desk, { title: '抖音运营', headcount: 2, as: 'confirmed' })).id;
  const [own, free, others, later] = ['欧阳雪', '康勇', 'Lily', '马嘉琪'].map((name) => anApplicant(desk, requisition, name));
  if (!own || !free || !others || !later) throw new Error('four were made');
  must(assignApplications(desk, [own.application, later.application], 'me'));
  must(assignApplications(desk, [others.application], 'you'));
  must(setNextAction(desk, [own.person, others.person], { text: '电话初筛', dueOn: '2026-06-18' }));
  must(setNextAction(desk, [free.person], { text: '发邀约', dueOn: '2026-06-16' }));
  must(setNextAction(desk, [later.person], { text: '二面', dueOn: '2026-06-19' }));
  expect(read().due.map((row) => [row.person.name, row.dueOn])).toEqual([
    ['康勇', '2026-06-16'],
    ['欧阳雪', '2026-06-18'],
  ]);
  expect(waitingForMe(read())).toBe(2);
  // The day begins in the team's time zone: at 16:00 UTC it is the 19th in Shanghai.
  expect(read(Date.UTC(2026, 5, 18, 16)).due.map((row) => row.person.name)).toContain('马嘉琪');
});

test('cards past their limit are split into mine and the rest, the longest waiting first; a claim shows until it ends', () => {
  const { desk, at, read } = aDesk();
  const requisition = must(createRequisition(desk, { title: '客服', headcount: 1, as: 'confirmed' })).id;
  const first = anApplicant(desk, requisition, '甲');
  at(start + day);
  const second = anApplicant(desk, requisition, '乙');
  const third = anApplicant(desk, requisition, '丙');
  must(assignApplications(desk, [third.application], 'me'));
  at(start + 8 * day);
  must(claimApplication(desk, second.application, {}));
  const agenda = read();
  expect(agenda.lateMine.map((row) => row.person?.name)).toEqual(['丙']);
  expect(agenda.lateOthers.map((row) => row.person?.name)).toEqual(['甲', '乙']);
  expect(agenda.claims.map((row) => row.person?.name)).toEqual(['乙']);
  expect(read(start + 8 * day + 16 * 60_000).claims).toEqual([]);
  expect(read(start + day).lateOthers).toEqual([]);
  expect(first.application).not.toBe(second.application);
});

test('requisitions that were asked for wait to be confirmed; drafts and confirmed ones do not', () => {
  const { desk, read } = aDesk();
  must(createRequisition(desk, { title: '草稿', headcount: 1, as: 'draft' }));
  must(createRequisition(desk, { title: '已提', headcount: 1, as: 'requested' }));
  must(createRequisition(desk, { title: '已定', headcount: 1, as: 'confirmed' }));
  expect(read().toConfirm.map((each) => each.title)).toEqual(['已提']);
});

test('tasks of mine are listed when they are due, overdue ones first; finished ones, those of others and later ones are not', () => {
  const { desk, read } = aDesk();
  const add = (title: string, dueOn: string | null, assignee: string) => must(addTask(desk, { title, dueOn, assignee })).id;
  add('周报', '2026-06-18', 'me');
  add('续费渠道', '2026-06-15', 'me');
  add('明天', '2026-06-19', 'me');
  add('随时', null, 'me');
  add('别人的', '2026-06-15', 'you');
  must(setTaskStatus(desk, [add('做完了', '2026-06-15', 'me')], 'done'));
  expect(read().tasks.map(({ title }) => title)).toEqual(['续费渠道', '周报']);
  expect(waitingForMe(read())).toBe(2);
});
