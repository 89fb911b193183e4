/** What one sees of the tasks, as it stands in the address: personal, never in a document. */
import { linkKinds } from '@muster/model';
import type { GoalId, LinkKind } from '@muster/model';

export const layouts = ['list', 'board'] as const;
export type Layout = (typeof layouts)[number];
export const dueChoices = ['overdue', 'today', 'week', 'none'] as const;
export type DueChoice = (typeof dueChoices)[number];

export interface TasksView {
  readonly layout: Layout;
  /** `me`, `all`, `nobody`, or the id of a member. */
  readonly who: string;
  readonly due: DueChoice | null;
  /** Tasks of this goal and of those below it. */
  readonly goal: GoalId | null;
  /** Tasks that are about such a thing. */
  readonly linked: LinkKind | null;
  readonly text: string;
}

export const plainView: TasksView = { layout: 'list', who: 'me', due: null, goal: null, linked: null, text: '' };

const keys = { layout: 'view', who: 'who', due: 'due', goal: 'goal', linked: 'linked', text: 'q' } as const;

/** Anything that is no choice of ours counts as not said. */
export function readView(query: Pick<URLSearchParams, 'get'>): TasksView {
  const said = (field: keyof TasksView) => query.get(keys[field]) ?? '';
  return {
    layout: layouts.find((each) => each === said('layout')) ?? plainView.layout,
    who: said('who') || plainView.who,
    due: dueChoices.find((each) => each === said('due')) ?? null,
    goal: said('goal') || null,
    linked: linkKinds.find((each) => each === said('linked')) ?? null,
    text: said('text'),
  };
}

/** The same address with this view; what is as by default is left out, foreign parameters stay. */
export function withView(address: { readonly href: string }, view: TasksView): URL {
  const next = new URL(address.href);
  for (const field of Object.keys(keys) as (keyof TasksView)[]) {
    const value = view[field];
    if (value === plainView[field] || value === null) next.searchParams.delete(keys[field]);
    else next.searchParams.set(keys[field], value);
  }
  return next;
}

/** Whether anything beyond "mine" or "everybody's" is left out. */
export const isNarrowed = ({ due, goal, linked, text }: TasksView): boolean =>
  due !== null || goal !== null || linked !== null || text.trim() !== '';
