import { createContext } from 'svelte';
import {
  addDays,
  draftsOf,
  isSettled,
  isAway,
  lastReportBefore,
  leftOver,
  linesOf,
  meetingOf,
  openBlockers,
  reportedAt,
  standupOf,
  weekAfter,
  weekOf,
} from '@muster/model';
import type { Desk, Draft, IsClosed, Meeting, Standup, StandupLine, StandupSection } from '@muster/model';
import { instantAt } from '#lib/locale/instants.ts';
import { dayOf } from '#lib/locale/format.ts';
import { fromLive } from '#lib/reactivity/from-live.svelte.ts';
import type { ReactiveLive } from '#lib/reactivity/from-live.svelte.ts';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import type { TeamPerson } from '#lib/team/people.ts';

/** A week that was opened. */
interface OpenWeek {
  readonly desk: Desk;
  readonly standup: Standup;
  readonly lines: ReactiveLive<unknown>;
  readonly reports: ReactiveLive<unknown>;
  readonly acts: ReactiveLive<unknown>;
}

/** What the parts of the stand-up page share. Everything is reactive. */
export interface StandupState {
  readonly day: string;
  readonly today: string;
  readonly isToday: boolean;
  /** The document of the day's week is here. */
  readonly isOpen: boolean;
  /** It may not be read by this member. */
  readonly isShut: boolean;
  readonly mayWrite: boolean;
  /** Lines can be written and drafts taken: the day is today's, and one may. */
  readonly isWritable: boolean;
  /** Writes the day's week; only while `isOpen`. */
  readonly desk: Desk;
  /** Writes the week that a line stands in. */
  deskOf(line: StandupLine): Desk;
  readonly me: string;
  /** Who is expected to report, oneself first. */
  readonly people: readonly TeamPerson[];
  lines(section: StandupSection, member?: string): readonly StandupLine[];
  /** Whether anybody reads something in this report. */
  hasLines(member: string): boolean;
  reportedAt(member: string): number | null;
  isAway(member: string): boolean;
  isSettled(line: StandupLine): boolean;
  /** What still stands in somebody's way, of all. */
  readonly blockers: readonly StandupLine[];
  /** One's own unfinished plans and open blockers of earlier days. */
  readonly leftOver: readonly StandupLine[];
  /** What can be said under "done", from one's own changes. */
  readonly drafts: readonly Draft[];
  readonly meeting: Meeting | null;
  /** Weeks that are open by now, newest first. */
  readonly weeks: readonly OpenWeek[];
  /** Opens a week, for a calendar or a search. */
  open(week: string): void;
}

export const [useStandup, provideStandup] = createContext<StandupState>();

/** To be called while a component is made. `asked`: the day of the address, null for today. */
export function createStandup(workspace: Workspace, asked: () => string | null, team: () => readonly TeamPerson[]): StandupState {
  const { desk } = workspace;
  const me = desk.user;
  const tasks = fromLive(desk.tasks);
  const risks = fromLive(desk.risks);
  let weeks = $state.raw<ReadonlyMap<string, OpenWeek | null>>(new Map());
  const opening = new Set<string>();

  function open(name: string): void {
    if (opening.has(name)) return;
    opening.add(name);
    const take = (week: OpenWeek | null): void => void (weeks = new Map([...weeks, [name, week]]));
    workspace.openWeek(name).then(
      (opened) => take(opened === null ? null : openedWeek(opened.desk, standupOf(opened.doc))),
      // Closed while it was opening: the page goes with it.
      () => void opening.delete(name),
    );
  }

  const today = $derived(dayOf(workspace.now));
  const day = $derived(asked() ?? today);
  const week = $derived(weeks.get(weekOf(day)));
  const loaded = $derived([...weeks].sort(([a], [b]) => (a < b ? 1 : -1)).flatMap(([, each]) => (each === null ? [] : [each])));
  $effect(() => {
    open(weekOf(day));
    open(weekAfter(weekOf(day), -1));
  });

  const mayWrite = $derived(workspace.may('week') === 'w');
  const isWritable = $derived(mayWrite && day === today && week !== undefined && week !== null);
  const isClosed: IsClosed = ({ kind, id }) => {
    if (kind === 'task') {
      const task = tasks.get(id);
      return task === undefined || task.deletedAt !== null ? null : task.status === 'done';
    }
    const risk = risks.get(id);
    return risk === undefined || risk.deletedAt !== null ? null : risk.status === 'closed';
  };

  /** A week's lines and reports, read again whenever they change. */
  const read = (each: OpenWeek): Standup => {
    void [each.lines.version, each.reports.version];
    return each.standup;
  };
  const standups = $derived(loaded.map(read));

  // One's own changes are offered at once; others' work changes nothing here.
  let ownChanges = $state(0);
  $effect(() => {
    const listen = ({ local }: { local: boolean }): void => void (local && (ownChanges += 1));
    const offs = [desk.applications, desk.requisitions, desk.tasks, desk.interviews].map((live) => live.subscribe(listen));
    return () => offs.forEach((off) => off());
  });
  const drafts = $derived.by(() => {
    if (!isWritable) return [];
    void ownChanges;
    const done = [...desk.tasks.byId.values()].flatMap(({ id, doneAt, doneBy, deletedAt }) =>
      doneAt === null || doneBy === null || deletedAt !== null ? [] : [{ id, doneAt, doneBy }],
    );
    return draftsOf({
      desk,
      lines: standups.flatMap(({ lines }) => [...lines.byId.values()]),
      user: me,
      day,
      from: lastReportBefore(standups, day, me) ?? instantAt(addDays(day, -1)),
      until: Math.max(workspace.now, desk.now()),
      tasks: done,
    });
  });
  const blockers = $derived(openBlockers(standups, day, isClosed));
  const left = $derived(
    isWritable ? [...leftOver(standups, day, 'plan', isClosed, me), ...leftOver(standups, day, 'blocker', isClosed, me)] : [],
  );
  const meeting = $derived.by(() => {
    if (week === undefined || week === null) return null;
    void week.acts.version;
    return meetingOf(week.standup.acts.byId.values(), day);
  });
  const people = $derived(team().filter(({ sample, level }) => !sample && level !== 'viewer'));

  const state: StandupState = {
    get day() {
      return day;
    },
    get today() {
      return today;
    },
    get isToday() {
      return day === today;
    },
    get isOpen() {
      return week !== undefined && week !== null;
    },
    get isShut() {
      return week === null;
    },
    get mayWrite() {
      return mayWrite;
    },
    get isWritable() {
      return isWritable;
    },
    get desk() {
      return week?.desk ?? desk;
    },
    deskOf: ({ id }) => loaded.find(({ standup: { lines } }) => lines.byId.has(id))?.desk ?? state.desk,
    me,
    get people() {
      return people;
    },
    lines: (section, member) => (week === undefined || week === null ? [] : linesOf(read(week), day, section, member)),
    hasLines: (member) => (['done', 'plan', 'blocker'] as const).some((section) => state.lines(section, member).some(isWritten)),
    reportedAt: (member) => (week === undefined || week === null ? null : reportedAt(read(week), day, member)),
    isAway: (member) => week !== undefined && week !== null && isAway(read(week), day, member),
    isSettled: (line) => isSettled(line, isClosed),
    get blockers() {
      return blockers.filter(isWritten);
    },
    get leftOver() {
      return left.filter(isWritten);
    },
    get drafts() {
      return drafts;
    },
    get meeting() {
      return meeting;
    },
    get weeks() {
      return loaded;
    },
    open,
  };
  return state;
}

/** Somebody wrote something into it, or linked it: an empty line is only a place to write. */
export const isWritten = ({ text, links }: Pick<StandupLine, 'text' | 'links'>): boolean =>
  text.trim() !== '' || links.length > 0;

const openedWeek = (desk: Desk, standup: Standup): OpenWeek => ({
  desk,
  standup,
  lines: fromLive(standup.lines),
  reports: fromLive(standup.reports),
  acts: fromLive(standup.acts),
});
