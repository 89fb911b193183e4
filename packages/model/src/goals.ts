/** How far goals are, and how they hang together. */
import type { Desk } from './desk.ts';
import type { GoalId } from './ids.ts';
import { takesAnOpening } from './live/board.ts';
import { compareByPlace } from './place.ts';
import type { Goal } from './records/goal.ts';
import { isOverdue } from './tasks.ts';

export interface Progress {
  /** 0 to 1; null while there is nothing to go by: no task, no opening, no goal below. */
  readonly share: number | null;
  /** What `share` counts, in the unit of the goal's measure: tasks finished, openings filled, the number reached. */
  readonly done: number;
  readonly of: number;
  /** Its own tasks, and those of the goals below it, that are late. */
  readonly late: number;
}

export interface GoalNode {
  readonly goal: Goal;
  readonly progress: Progress;
  readonly below: readonly GoalNode[];
}

type Goals = ReadonlyMap<GoalId, Goal>;

/**
 * The goals that are not deleted, as a tree in their order. A goal whose parent is deleted or missing moves up to the nearest one above
 * that is there. Goals that merging made parts of each other hang from the one with the smallest id, so that all of them are shown.
 */
export function goalTree(
  desk: Pick<Desk, 'goals' | 'tasks' | 'requisitions' | 'applications' | 'columns'>,
  today: string,
): readonly GoalNode[] {
  const below = new Map<GoalId | null, Goal[]>();
  for (const goal of desk.goals.byId.values()) {
    if (goal.deletedAt !== null) continue;
    const parent = parentShown(desk.goals.byId, goal);
    const beside = below.get(parent);
    if (beside === undefined) below.set(parent, [goal]);
    else beside.push(goal);
  }
  const own = ownTasks(desk, today);
  const nodesUnder = (parent: GoalId | null): readonly GoalNode[] =>
    (below.get(parent) ?? []).sort(compareByPlace).map((goal) => {
      const nodes = nodesUnder(goal.id);
      return { goal, below: nodes, progress: progressWith(desk, goal, own.get(goal.id) ?? noTasks, nodes) };
    });
  return nodesUnder(null);
}

/**
 * How far a goal is.
 *
 * Measured by a number: `value / target`. By openings: applications that joined, are in onboarding or accepted an offer, against `target` or,
 * without one, against the headcount of the requisitions (those confirmed and not cancelled). By tasks: the mean of its parts. Its own tasks
 * are together one part of weight 1, finished ones against all; each goal below it is a part with its own `weight`; what has nothing to go by
 * yet is no part. Tasks that repeat do not count: they are never done with. Nothing counts as more than done.
 */
export function progressOf(
  desk: Pick<Desk, 'goals' | 'tasks' | 'requisitions' | 'applications' | 'columns'>,
  id: GoalId,
  today: string,
): Progress | null {
  const find = (nodes: readonly GoalNode[]): Progress | null => {
    for (const node of nodes) {
      const found = node.goal.id === id ? node.progress : find(node.below);
      if (found !== null) return found;
    }
    return null;
  };
  return find(goalTree(desk, today));
}

interface OwnTasks {
  readonly done: number;
  readonly of: number;
  readonly late: number;
}
const noTasks: OwnTasks = { done: 0, of: 0, late: 0 };

function progressWith(
  desk: Pick<Desk, 'requisitions' | 'applications' | 'columns'>,
  goal: Goal,
  own: OwnTasks,
  below: readonly GoalNode[],
): Progress {
  const late = below.reduce((sum, { progress }) => sum + progress.late, own.late);
  if (goal.measure.type === 'number') {
    const { target } = goal.measure;
    return { share: target > 0 ? within(goal.value / target) : null, done: goal.value, of: target, late };
  }
  if (goal.measure.type === 'openings') {
    const { filled, asked } = openingsOf(desk, goal.measure.requisition);
    const of = goal.measure.target ?? asked;
    return { share: of > 0 ? within(filled / of) : null, done: filled, of, late };
  }
  const parts = below.flatMap(({ goal: { weight }, progress: { share } }) =>
    share === null ? [] : [{ share, weight: Math.max(0, weight) }],
  );
  if (own.of > 0) parts.push({ share: own.done / own.of, weight: 1 });
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  const share = weight > 0 ? parts.reduce((sum, part) => sum + part.share * part.weight, 0) / weight : null;
  return { share, done: own.done, of: own.of, late };
}

const within = (share: number): number => Math.min(1, Math.max(0, share));

function ownTasks({ tasks }: Pick<Desk, 'tasks'>, today: string): ReadonlyMap<GoalId, OwnTasks> {
  const own = new Map<GoalId, OwnTasks>();
  for (const task of tasks.byId.values()) {
    if (task.goal === null || task.deletedAt !== null) continue;
    const { done, of, late } = own.get(task.goal) ?? noTasks;
    const counts = task.repeat === null && task.occurrence === 0 ? 1 : 0;
    own.set(task.goal, {
      done: done + (task.status === 'done' ? counts : 0),
      of: of + counts,
      late: late + (isOverdue(task, today) ? 1 : 0),
    });
  }
  return own;
}

function openingsOf(
  { requisitions, applications, columns }: Pick<Desk, 'requisitions' | 'applications' | 'columns'>,
  only: string | null,
): { readonly filled: number; readonly asked: number } {
  let [filled, asked] = [0, 0];
  for (const { id, deletedAt, status, confirmedAt, headcount } of requisitions.byId.values()) {
    if (deletedAt !== null || status === 'cancelled' || confirmedAt === null || (only !== null && id !== only)) continue;
    asked += headcount;
    for (const application of columns.ofRequisition(id)) {
      const card = applications.byId.get(application);
      if (card !== undefined && takesAnOpening(card)) filled++;
    }
  }
  return { filled, asked };
}

/** Whether a goal is another one or stands somewhere below it. */
export function isWithin(goals: Goals, id: GoalId, above: GoalId): boolean {
  const seen = new Set<GoalId>();
  for (let at: GoalId | null = id; at !== null && !seen.has(at); at = goals.get(at)?.parent ?? null) {
    if (at === above) return true;
    seen.add(at);
  }
  return false;
}

/** The nearest goal above that is there; null at the top, and where a circle is cut. */
function parentShown(goals: Goals, goal: Goal): GoalId | null {
  const seen = new Set<GoalId>([goal.id]);
  let found: GoalId | null = null;
  for (let at = goal.parent; at !== null; at = goals.get(at)?.parent ?? null) {
    if (at === goal.id) return circleTop(goals, goal) === goal.id ? null : found;
    // A circle above that this goal is no part of: whoever is in it is shown somewhere.
    if (seen.has(at)) break;
    seen.add(at);
    if (found === null && goals.get(at)?.deletedAt === null) found = at;
  }
  return found;
}

/** Of goals that are parts of each other, the one that they hang from: the smallest id of those that are there. */
function circleTop(goals: Goals, goal: Goal): GoalId {
  let top = goal.id;
  for (let at = goal.parent; at !== null && at !== goal.id; at = goals.get(at)?.parent ?? null)
    if (goals.get(at)?.deletedAt === null && at < top) top = at;
  return top;
}
