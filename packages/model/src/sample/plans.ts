/** What the sample drive has to do: goals, milestones and tasks, some of them late, two that repeat. */
import { placeTasks } from '../commands/task-fields.ts';
import type { Desk } from '../desk.ts';
import type { GoalId, RequisitionId, TaskId, UserId } from '../ids.ts';
import { linkKey } from '../read/links.ts';
import { checkKey, checkRankKey, tickKey } from '../read/task.ts';
import { ranksBetween } from '../rank.ts';
import type { GoalMeasure } from '../records/goal.ts';
import type { Priority } from '../records/requisition.ts';
import type { StageKey } from '../records/stages.ts';
import type { Repeat, TaskStatus } from '../records/task.ts';
import type { Plan } from '../write/plan.ts';
import { dayMs } from './move.ts';
import { planWordsIn } from './plans-words.ts';

interface SampleGoal {
  readonly below: number | null;
  readonly measure: GoalMeasure;
  readonly value?: number;
  readonly weight?: number;
  /** Days from today. */
  readonly due: number;
}

const goals: readonly SampleGoal[] = [
  { below: null, measure: { type: 'tasks' }, due: 24 },
  { below: 0, measure: { type: 'openings', requisition: null, target: null }, weight: 3, due: 21 },
  { below: 0, measure: { type: 'tasks' }, due: 14 },
  { below: 0, measure: { type: 'number', target: 90, unit: '%' }, value: 72, due: 10 },
  { below: 0, measure: { type: 'tasks' }, due: 28 },
];

/** Days from today, and for those that were reached how many days later. */
const milestones: readonly { readonly due: number; readonly reached?: number; readonly stage?: StageKey }[] = [
  { due: -54, reached: 0 },
  { due: -44, reached: 3, stage: 'requirement' },
  { due: -23, reached: -2, stage: 'interview' },
  { due: -2, stage: 'offer' },
  { due: 21, stage: 'onboarding' },
  { due: 35 },
];

interface SampleTask {
  /** Of whom: the number of a recruiter, or whoever loads the sample. */
  readonly of: number | 'me' | null;
  readonly due: number | null;
  readonly priority?: Priority;
  readonly status?: TaskStatus;
  /** How many days ago it got its status. */
  readonly since?: number;
  readonly goal?: number;
  readonly ticked?: number;
  readonly repeat?: Pick<Repeat, 'every' | 'interval'>;
  /** The number of a post. */
  readonly about?: number;
  readonly measured?: true;
}

const tasks: readonly SampleTask[] = [
  { of: 'me', due: -1, priority: 'high', goal: 1, ticked: 1, about: 0 },
  { of: 'me', due: 0, priority: 'urgent', status: 'doing', since: 1, about: 3 },
  { of: 'me', due: 2, goal: 2, repeat: { every: 'week', interval: 1 } },
  { of: 1, due: 3, goal: 2, status: 'doing', since: 2, ticked: 2 },
  { of: 2, due: -3, goal: 2, status: 'done', since: 3, about: 6 },
  { of: 1, due: 6, goal: 2, measured: true, about: 7 },
  { of: 'me', due: 5, goal: 4, ticked: 1 },
  { of: null, due: null, priority: 'low' },
  { of: 0, due: 9 },
  { of: 3, due: -6, goal: 4, status: 'done', since: 5 },
  { of: 2, due: 0, goal: 3, repeat: { every: 'day', interval: 1 } },
];

export function planPlans(
  desk: Desk,
  plan: Plan,
  locale: 'zh' | 'en',
  posts: readonly RequisitionId[],
  recruiters: readonly UserId[],
  end: number,
): void {
  const words = planWordsIn[locale];
  const day = (days: number): string => new Date(end + 8 * 3_600_000 + days * dayMs).toISOString().slice(0, 10);
  const by = recruiters[0] as UserId;
  const madeAt = end - 54 * dayMs;
  const ids = goals.map(() => desk.newId<'goal'>());
  const goalRanks = ranksBetween(null, null, goals.length, () => desk.random());
  goals.forEach(({ below, measure, value, weight, due }, index) => {
    plan.create('goal', ids[index] as GoalId, {
      ...{ title: words.goals[index] ?? '', owner: recruiters[index % recruiters.length], dueOn: day(due), measure },
      ...(below !== null && { parent: ids[below] }),
      ...(value !== undefined && { value }),
      ...(weight !== undefined && { weight }),
      ...{ rank: goalRanks[index], sample: true, createdAt: madeAt, createdBy: by },
    });
  });
  milestones.forEach(({ due, reached, stage }, index) => {
    plan.create('milestone', desk.newId<'milestone'>(), {
      ...{ title: words.milestones[index] ?? '', owner: recruiters[index % recruiters.length], dueOn: day(due) },
      ...(stage !== undefined && { stage }),
      ...(reached !== undefined && { reached: { at: end + (due + reached) * dayMs, by } }),
      ...{ sample: true, createdAt: madeAt, createdBy: by },
    });
  });
  const taskIds = tasks.map(() => desk.newId<'task'>());
  const { ranks, rekeyed } = placeTasks(desk, new Set(taskIds), 'end');
  for (const { id, rank } of rekeyed) plan.setQuietly('task', id, 'rank', rank);
  tasks.forEach((task, index) => {
    const id = taskIds[index] as TaskId;
    const { title = '', checklist = [], notes = '' } = words.tasks[index] ?? {};
    const owner = task.of === 'me' ? desk.user : task.of === null ? null : (recruiters[task.of] as UserId);
    const dueOn = task.due === null ? null : day(task.due);
    const createdAt = Math.min(end - dayMs, end + ((task.due ?? 0) - 9) * dayMs);
    const checkRanks = checklist.length === 0 ? [] : ranksBetween(null, null, checklist.length, () => desk.random());
    const checks: (readonly [string, unknown])[] = checklist.flatMap((text, line) => {
      const check = desk.newId<'check'>();
      const ticked = line < (task.ticked ?? 0) ? [[tickKey(check), true] as const] : [];
      return [[checkKey(check), text] as const, [checkRankKey(check), checkRanks[line]] as const, ...ticked];
    });
    const post = task.about === undefined ? undefined : posts[task.about];
    plan.create(
      'task',
      id,
      {
        ...{ title, priority: task.priority ?? 'normal', rank: ranks[index] },
        ...(owner !== null && { assignee: owner }),
        ...(dueOn !== null && { dueOn }),
        ...(task.goal !== undefined && { goal: ids[task.goal] }),
        ...(task.repeat !== undefined && { repeat: { ...task.repeat, from: dueOn } }),
        ...(task.status !== undefined && {
          state: { status: task.status, at: end - (task.since ?? 0) * dayMs, by: owner ?? by },
        }),
        ...(post !== undefined && { [linkKey({ kind: 'requisition', id: post })]: true }),
        ...(task.measured === true && {
          origin: { type: 'bottleneck', id: 'screening' },
          measured: { metric: 'timeInStage', of: 'screening', value: 4.2, at: createdAt },
        }),
        ...Object.fromEntries(checks),
        ...{ sample: true, createdAt, createdBy: by },
      },
      { notes },
    );
  });
}
