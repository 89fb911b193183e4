import { describe, expect, test } from 'vitest';
import {
  addCost,
  addTask,
  goalTree,
  isDueToday,
  isOverdue,
  tasksOf,
  addPerson,
  addRisk,
  announcementsOf,
  applyTo,
  costKinds,
  createHistory,
  createProject,
  decisionText,
  decisionsOf,
  hasSample,
  interviewStatuses,
  isLate,
  isReviewOverdue,
  keyDateOf,
  problemsOf,
  refundCost,
  removeSample,
  risksOf,
  supersededBy,
  unreadAnnouncements,
} from '../index.ts';
import type { Application, Goal, KeyDateKind } from '../index.ts';
import { applicationStageKeys } from '../records/stages.ts';
import { dayOf } from '../days.ts';
import { aClock, createPeer, everythingOn, expectOk } from '../testing/index.ts';
import { loadSample } from './index.ts';

const today = '2026-05-20';

describe('sample data', () => {
  test.each(['zh', 'en'] as const)(
    'one drive of 8 requisitions and 240 applications spread over the stages (%s)',
    async (locale) => {
      const { desk } = createPeer('ana', { clock: aClock() });
      expectOk(await loadSample(desk, { locale, today }));
      expect(desk.requisitions.byId.size).toBe(8);
      expect(desk.applications.byId.size).toBe(240);
      expect(desk.members.byId.size).toBe(4);
      for (const stage of applicationStageKeys) expect(desk.columns.inStage(stage).length).toBeGreaterThan(5);
      const all = [...desk.applications.byId.values()];
      expect(new Set(all.map(({ outcome }) => outcome))).toEqual(new Set([null, 'joined', 'rejected', 'withdrawn', 'no-show']));
      const statuses = new Set([...desk.requisitions.byId.values()].map(({ status }) => status));
      for (const status of ['requested', 'confirmed', 'on-hold'] as const) expect(statuses).toContain(status);
      expect(all.filter(({ conflict }) => conflict.length > 0)).toHaveLength(1);
      const late = all.filter(
        (application) =>
          application.outcome === null && isLate(application, desk.stages.byId.get(application.stage) as never, desk.now()),
      );
      expect(late.length).toBeGreaterThan(10);
      expect(problemsOf(desk)).toEqual([]);
      for (const record of [
        ...all,
        ...desk.persons.byId.values(),
        ...desk.requisitions.byId.values(),
        ...desk.members.byId.values(),
        ...desk.interviews.byId.values(),
        ...desk.costs.byId.values(),
        ...desk.risks.byId.values(),
        ...desk.decisions.byId.values(),
        ...desk.announcements.byId.values(),
        ...desk.tasks.byId.values(),
        ...desk.goals.byId.values(),
        ...desk.milestones.byId.values(),
      ])
        expect(record.sample).toBe(true);
      for (const { phone } of desk.contacts.byId.values()) expect(phone).toMatch(/^138 0000 \d{4}$/);
      for (const live of [
        desk.applications,
        desk.persons,
        desk.requisitions,
        desk.openings,
        desk.interviews,
        desk.costs,
        desk.risks,
        desk.decisions,
        desk.announcements,
        desk.tasks,
        desk.goals,
        desk.milestones,
      ])
        expect([...live.problems]).toEqual([]);
    },
  );

  test('every history lies within the eight weeks before today, in order, and not before its post was asked for', async () => {
    const { desk } = createPeer('ana', { clock: aClock() });
    expectOk(await loadSample(desk, { locale: 'zh', today }));
    for (const { moves, appliedAt, requisition } of desk.applications.byId.values()) {
      expect(moves[0]?.at).toBe(appliedAt);
      expect(moves[0]?.stage).toBe('screening');
      expect(appliedAt).toBeGreaterThan(desk.requisitions.byId.get(requisition)?.requestedAt ?? Infinity);
      for (const move of moves) {
        expect(dayOf(move.at, 'Asia/Shanghai') <= today && move.at <= desk.now()).toBe(true);
        expect(move.at).toBeGreaterThan(desk.now() - 57 * 86_400_000);
        for (const before of move.after) expect(moves.find(({ id }) => id === before)?.at).toBeLessThan(move.at);
      }
    }
  });

  test('offers, arrivals and interviews fit the moves: in order, none ahead, one renege, one no-show, one who left again', async () => {
    const { desk } = createPeer('ana', { clock: aClock() });
    expectOk(await loadSample(desk, { locale: 'zh', today }));
    const all = [...desk.applications.byId.values()];
    const count = (kind: KeyDateKind): number => all.filter((each) => keyDateOf(each, kind) !== null).length;
    expect([count('reneged'), count('left'), all.filter(({ outcome }) => outcome === 'no-show').length]).toEqual([1, 1, 1]);
    expect(count('arrived')).toBeGreaterThan(13);
    for (const application of all) {
      const at = (kind: KeyDateKind): number | null => keyDateOf(application, kind)?.at ?? null;
      const offered = application.moves.find(({ stage }) => stage === 'offer')?.at ?? Infinity;
      const inOrder = [at('offer-sent'), at('offer-accepted'), at('arrived') ?? at('reneged'), at('left')].filter(
        (each) => each !== null,
      );
      expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
      for (const date of application.keyDates) {
        expect(date.at).toBeGreaterThanOrEqual(offered);
        expect(Math.max(date.at, date.notedAt)).toBeLessThanOrEqual(desk.now());
      }
      if (application.outcome === 'joined') expect(at('arrived')).not.toBe(null);
      if (at('arrived') !== null)
        expect(keyDateOf(application, 'start-planned')?.on).toBe(dayOf(at('arrived') ?? 0, 'Asia/Shanghai'));
    }
    for (const { at, status, application } of desk.interviews.byId.values()) {
      expect(at > desk.now()).toBe(status === 'scheduled');
      const { moves } = desk.applications.byId.get(application) as Application;
      expect(at).toBeGreaterThan(moves.find(({ stage }) => stage === 'interview')?.at ?? Infinity);
    }
    const statuses = [...desk.interviews.byId.values()].map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(interviewStatuses));
    const kinds = [...desk.costs.byId.values()].map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(costKinds));
    expect([...desk.costs.byId.values()].filter(({ refundOf }) => refundOf !== null)).toHaveLength(1);
  });

  test('tasks of several people, late, due today, finished and repeating, towards goals that are on their way; milestones late and reached', async () => {
    const { desk } = createPeer('ana', { clock: aClock() });
    expectOk(await loadSample(desk, { locale: 'zh', today }));
    const tasks = [...desk.tasks.byId.values()];
    expect(tasksOf(desk, 'ana').length).toBeGreaterThan(3);
    expect(new Set(tasks.map(({ status }) => status))).toEqual(new Set(['open', 'doing', 'done']));
    expect(tasks.some((task) => isOverdue(task, today)) && tasks.some((task) => isDueToday(task, today))).toBe(true);
    expect(tasks.filter(({ repeat }) => repeat !== null)).toHaveLength(2);
    for (const { doneAt, createdAt } of tasks) expect(Math.max(doneAt ?? 0, createdAt)).toBeLessThanOrEqual(desk.now());
    const [root, ...others] = goalTree(desk, today);
    expect(others).toEqual([]);
    expect(root?.below.length).toBe(4);
    for (const { progress } of [root, ...(root?.below ?? [])].filter((node) => node !== undefined)) {
      expect(progress.share).toBeGreaterThan(0);
      expect(progress.share).toBeLessThan(1);
    }
    const milestones = [...desk.milestones.byId.values()];
    expect(milestones.filter(({ doneAt }) => doneAt !== null)).toHaveLength(3);
    expect(milestones.filter(({ doneAt, dueOn }) => doneAt === null && (dueOn ?? '') < today)).toHaveLength(1);
  });

  test('[M6] made-up tasks, goals and milestones go and come back; a goal that an own task counts towards stays', async () => {
    const { desk, history } = createPeer('ana');
    expectOk(await loadSample(desk, { locale: 'en', today }));
    const goal = [...desk.goals.byId.values()].find(({ parent }) => parent !== null) as Goal;
    const own = expectOk(addTask(desk, { title: 'Own', goal: goal.id })).id;
    const here = (): readonly string[] =>
      [desk.tasks, desk.goals, desk.milestones].flatMap((live) =>
        [...live.byId.values()].flatMap(({ id, deletedAt }) => (deletedAt === null ? [id] : [])),
      );
    const before = here();
    history.push(expectOk(removeSample(desk)));
    expect(new Set(here())).toEqual(new Set([own, goal.id, goal.parent]));
    expect(hasSample(desk)).toBe(false);
    expect(history.undo()?.kept).toEqual([]);
    expect(here()).toEqual(before);
  });

  test('[M6] interviews and costs of the sample go with it and come back; those of the team stay', async () => {
    const { desk, history } = createPeer('ana');
    expectOk(await loadSample(desk, { locale: 'en', today }));
    const madeUp = [...desk.costs.byId.values()].find(({ kind }) => kind === 'package');
    const own = expectOk(addCost(desk, { kind: 'one-off', amount: 5, on: today })).id;
    const refund = expectOk(refundCost(desk, madeUp?.id ?? '', { amount: 10, on: today })).id;
    const here = (): readonly number[] =>
      [desk.interviews, desk.costs].map((live) => [...live.byId.values()].filter(({ deletedAt }) => deletedAt === null).length);
    const before = here();
    history.push(expectOk(removeSample(desk)));
    expect(here()).toEqual([0, 3]);
    for (const id of [own, refund, madeUp?.id ?? ''])
      expect(desk.costs.byId.get(id)).toMatchObject({ deletedAt: null, sample: false });
    expect(hasSample(desk)).toBe(false);
    expect(history.undo()?.kept).toEqual([]);
    expect(here()).toEqual(before);
  });

  test.each(['zh', 'en'] as const)(
    'risks, decisions and announcements that a project would have, none ahead of today, in %s; they go with the rest and come back',
    async (locale) => {
      const { desk, history } = createPeer('ana', { clock: aClock() });
      const project = expectOk(createProject(desk, { name: '618' })).id;
      history.push(expectOk(await loadSample(desk, { locale, today, project })));
      expect(risksOf(desk).map(({ status }) => status)).toEqual(
        expect.arrayContaining(['open', 'watching', 'happened', 'closed']),
      );
      expect(risksOf(desk).filter((risk) => isReviewOverdue(risk, today))).toHaveLength(1);
      for (const risk of risksOf(desk)) {
        expect(Math.max(risk.createdAt, risk.statusAt ?? 0)).toBeLessThan(desk.now());
        expect([risk.title, risk.trigger].includes('')).toBe(false);
      }
      for (const { id, decidedOn } of decisionsOf(desk))
        expect([decidedOn < today, decisionText(desk, id)?.length === 0]).toEqual([true, false]);
      expect(decisionsOf(desk).filter(({ id }) => supersededBy(desk, id).length > 0)).toHaveLength(1);
      expect(announcementsOf(desk, project)).toHaveLength(2);
      expect(unreadAnnouncements(desk, project)).toHaveLength(2);
      expect(announcementsOf(desk, 'another')).toEqual([]);
      expectOk(addRisk(desk, { title: 'Own' }));
      history.push(expectOk(removeSample(desk)));
      expect([risksOf(desk).map(({ title }) => title), decisionsOf(desk), announcementsOf(desk, project)]).toEqual([
        ['Own'],
        [],
        [],
      ]);
      expect(hasSample(desk)).toBe(false);
      expect(history.undo()?.kept).toEqual([]);
      expect([risksOf(desk).length, decisionsOf(desk).length, announcementsOf(desk, project).length]).toEqual([7, 4, 2]);
    },
  );

  test('the same seed gives the same drive', async () => {
    const stories = await Promise.all(
      [618, 618, 619].map(async (seed) => {
        const { desk } = createPeer('ana', { clock: aClock(), seed: 1 });
        expectOk(await loadSample(desk, { locale: 'zh', today, seed }));
        return JSON.stringify(everythingOn(desk));
      }),
    );
    expect(stories[0]).toBe(stories[1]);
    expect(stories[0]).not.toBe(stories[2]);
  });

  test('[M6] removed in one change, and undo brings it back; what people added stays', async () => {
    const { desk } = createPeer('ana');
    const own = expectOk(addPerson(desk, { person: { name: 'Own' } })).id;
    const history = createHistory(desk);
    expectOk(await loadSample(desk, { locale: 'zh', today }));
    const inScreening = desk.columns.inStage('screening');
    expect(await loadSample(desk, { locale: 'zh', today })).toEqual({ ok: false, error: { type: 'NothingChanged' } });
    history.push(expectOk(removeSample(desk)));
    expect(hasSample(desk)).toBe(false);
    expect(desk.columns.inStage('screening')).toEqual([]);
    expect([...desk.members.byId.values()].filter(({ deletedAt }) => deletedAt === null)).toEqual([]);
    expect(desk.persons.byId.get(own)?.deletedAt).toBe(null);
    expect(history.undo()?.kept).toEqual([]);
    expect(hasSample(desk)).toBe(true);
    expect(desk.columns.inStage('screening')).toEqual(inScreening);
  });

  test('[M2] an application that people added stays when the sample goes, with the requisition or person that it is about', async () => {
    const { desk } = createPeer('ana');
    const history = createHistory(desk);
    expectOk(await loadSample(desk, { locale: 'zh', today }));
    const [requisition, other] = [...desk.requisitions.byId.values()].filter(({ cancelledAt }) => cancelledAt === null);
    if (requisition === undefined || other === undefined) throw new Error('The sample has requisitions');
    const own = expectOk(addPerson(desk, { person: { name: 'Own' }, apply: { requisition: requisition.id } })).id;
    const madeUp = [...desk.persons.byId.values()].find(
      ({ id }) =>
        id !== own && ![...desk.applications.byId.values()].some((each) => each.person === id && each.requisition === other.id),
    );
    if (madeUp === undefined) throw new Error('The sample has people');
    expectOk(applyTo(desk, { person: madeUp.id, requisition: other.id }));
    const left = () =>
      [...desk.applications.byId.values()]
        .filter(({ deletedAt }) => deletedAt === null)
        .map(({ person, requisition: post }) => [person, post])
        .sort();
    history.push(expectOk(removeSample(desk)));
    expect(left()).toEqual(
      [
        [own, requisition.id],
        [madeUp.id, other.id],
      ].sort(),
    );
    expect(hasSample(desk)).toBe(false);
    for (const record of [desk.requisitions.byId.get(requisition.id), desk.persons.byId.get(madeUp.id)])
      expect(record).toMatchObject({ deletedAt: null, sample: false });
    expect(history.undo()?.kept).toEqual([]);
    expect(hasSample(desk)).toBe(true);
    expect(left().length).toBeGreaterThan(200);
  });
});
