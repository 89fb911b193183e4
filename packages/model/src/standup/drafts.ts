import type { Desk } from '../desk.ts';
import type { UserId } from '../ids.ts';
import { countingMoves } from '../moves.ts';
import type { StandupLine, StandupLink } from '../records/standup.ts';

/** What somebody did, as a draft names it. */
export type DraftKind =
  | 'added'
  | 'moved'
  | 'closed'
  | 'step'
  | 'key-date'
  | 'contacted'
  | 'arranged'
  | 'interviewed'
  | 'requisition'
  | 'task'
  | 'planned';

/**
 * A line for "done", offered from what its author did, all of one kind. It is nowhere but on the author's screen and counts for
 * nothing until accepted. Names nobody: whom it is about, the links say to those who may read them.
 */
export interface Draft {
  readonly key: string;
  readonly kind: DraftKind;
  /** Which stage, outcome, step, key date or act on a requisition; null where the kind says it all. */
  readonly detail: string | null;
  readonly count: number;
  /** In the order in which it was done; the last ones of very many. */
  readonly links: readonly StandupLink[];
  /** When the last of it was done. */
  readonly until: number;
  /** The plan that was ticked, of the kind `planned`. */
  readonly line: StandupLine | null;
}

/** A task that somebody has done. */
export interface DoneTask {
  readonly id: string;
  readonly doneAt: number;
  readonly doneBy: UserId;
}

export interface DraftedFrom {
  readonly desk: Pick<Desk, 'applications' | 'boardActivity' | 'interviews'>;
  /** The author's lines of the day and of the days before, deleted and dropped ones included. */
  readonly lines: Iterable<StandupLine>;
  readonly user: UserId;
  readonly day: string;
  /** After `from`, up to and including `until`. */
  readonly from: number;
  readonly until: number;
  readonly tasks?: Iterable<DoneTask>;
}

/** As many links as a line can show; an import of thousands is one line that names the last ones. */
const mostLinks = 20;

/** What there is to say under "done", in the order in which the kinds are listed, without what was already accepted or dismissed. */
export function draftsOf(source: DraftedFrom): readonly Draft[] {
  const { desk, user, day, until } = source;
  const lines = [...source.lines].filter(({ member, deletedAt }) => member === user && deletedAt === null);
  const settled = new Map<string, number>();
  for (const { draft, draftUntil } of lines)
    if (draft !== null && draftUntil !== null) settled.set(draft, Math.max(draftUntil, settled.get(draft) ?? 0));
  const groups = new Map<string, { kind: DraftKind; detail: string | null; done: { link: StandupLink; at: number }[] }>();
  const add = (kind: DraftKind, detail: string | null, link: StandupLink, at: number): void => {
    const key = keyOf(kind, detail);
    if (at <= Math.max(source.from, settled.get(key) ?? 0) || at > until) return;
    const group = groups.get(key) ?? { kind, detail, done: [] };
    group.done.push({ link, at });
    groups.set(key, group);
  };

  for (const application of desk.applications.byId.values()) {
    if (application.deletedAt !== null) continue;
    const link = { kind: 'application', id: application.id } as const;
    if (application.createdBy === user) add('added', null, link, application.createdAt);
    const moved = lastOwnMove(application.moves, user, source.from, until);
    if (moved !== null) add(moved.outcome === null ? 'moved' : 'closed', moved.outcome ?? moved.stage, link, moved.at);
    for (const { kind, by, notedAt } of application.keyDates) if (by === user) add('key-date', kind, link, notedAt);
  }
  for (const { kind, by, at, application, requisition, changes } of desk.boardActivity.all) {
    if (by !== user) continue;
    if (application !== undefined) {
      const link = { kind: 'application', id: application } as const;
      const step = kind === 'step' ? changes?.find(({ field }) => field === 'step')?.after : undefined;
      if (kind === 'claimed') add('contacted', null, link, at);
      else if (typeof step === 'string' && !datedSteps.has(step)) add('step', step, link, at);
    } else if (requisition !== undefined && requisitionActs.has(kind)) {
      add('requisition', kind.slice('requisition-'.length), { kind: 'requisition', id: requisition }, at);
    }
  }
  for (const { application, createdBy, createdAt, at, interviewers, status, deletedAt } of desk.interviews.byId.values()) {
    if (deletedAt !== null) continue;
    const link = { kind: 'application', id: application } as const;
    if (createdBy === user) add('arranged', null, link, createdAt);
    if (status === 'attended' && interviewers.includes(user)) add('interviewed', null, link, at);
  }
  for (const { id, doneAt, doneBy } of source.tasks ?? []) if (doneBy === user) add('task', null, { kind: 'task', id }, doneAt);

  const drafts = [...groups].map(([key, { kind, detail, done }]): Draft => {
    done.sort((a, b) => a.at - b.at || (a.link.id < b.link.id ? -1 : 1));
    const links = new Map(done.map(({ link }) => [`${link.kind}:${link.id}`, link]));
    const last = done.at(-1) as { at: number };
    return { key, kind, detail, count: links.size, links: [...links.values()].slice(-mostLinks), until: last.at, line: null };
  });
  return [...drafts, ...plansDone(lines, day, settled)].sort(
    (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.key < b.key ? -1 : 1),
  );
}

const kinds: readonly DraftKind[] = [
  'planned',
  'added',
  'contacted',
  'moved',
  'arranged',
  'interviewed',
  'step',
  'key-date',
  'closed',
  'requisition',
  'task',
];
const keyOf = (kind: DraftKind, detail: string | null): string => (detail === null ? kind : `${kind}:${detail}`);

/** Steps that are said as key dates, or by the outcome that follows. */
const datedSteps: ReadonlySet<string> = new Set(['sent', 'accepted', 'declined', 'due', 'arrived', 'no-show']);
const requisitionActs: ReadonlySet<string> = new Set([
  'requisition-created',
  'requisition-requested',
  'requisition-confirmed',
  'requisition-held',
  'requisition-resumed',
  'requisition-cancelled',
]);

/** Where somebody last took a card in a span: what was taken back, and a move to where it stood already, says nothing. */
function lastOwnMove(moves: Parameters<typeof countingMoves>[0], user: UserId, from: number, until: number) {
  if (moves.length < 2) return null;
  const counting = countingMoves(moves);
  for (let index = counting.length - 1; index > 0; index--) {
    const move = counting[index];
    const before = counting[index - 1];
    if (move === undefined || before === undefined || move.by !== user || move.at <= from || move.at > until) continue;
    if (move.stage !== before.stage || move.outcome !== before.outcome) return move;
  }
  return null;
}

/** Plans of earlier days that were ticked and not yet said as done. */
function plansDone(lines: readonly StandupLine[], day: string, settled: ReadonlyMap<string, number>): readonly Draft[] {
  const continued = new Set(lines.flatMap(({ from }) => (from === null ? [] : [from])));
  return lines.flatMap((line): Draft[] => {
    const { id, section, doneAt, droppedAt, links } = line;
    const key = keyOf('planned', id);
    if (section !== 'plan' || line.day >= day || doneAt === null || droppedAt !== null) return [];
    if (continued.has(id) || settled.has(key)) return [];
    return [{ key, kind: 'planned', detail: id, count: 1, links, until: doneAt, line }];
  });
}
