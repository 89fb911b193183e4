/** Reading reports: what stands in one, what is left over from earlier days, what still stands in somebody's way. */
import type { UserId } from '../ids.ts';
import type { Standup } from '../live/standup.ts';
import { compareByPlace } from '../place.ts';
import { reportId } from '../read/standup.ts';
import type { StandupLine, StandupLink, StandupSection } from '../records/standup.ts';

/** Whether a task or risk is settled; null where one cannot tell: it is not here, or was deleted. */
export type IsClosed = (link: StandupLink) => boolean | null;

/**
 * A blocker's or parked matter's state follows the tasks and risks it is linked with: settled once all of those are that can be
 * read. Without any, it is settled when somebody ticks it.
 */
export function isSettled({ links, doneAt }: Pick<StandupLine, 'links' | 'doneAt'>, isClosed: IsClosed): boolean {
  const states = links.flatMap((link) => (link.kind === 'task' || link.kind === 'risk' ? [isClosed(link)] : []));
  const known = states.filter((state) => state !== null);
  return known.length > 0 ? known.every(Boolean) : doneAt !== null;
}

const isShown = ({ deletedAt, droppedAt }: StandupLine): boolean => deletedAt === null && droppedAt === null;

/**
 * The lines of a day in one section, in order; of one member, except for the parking lot, which is everybody's. What two devices
 * of one person carried over without having seen each other is shown once.
 */
export function linesOf(
  standup: Pick<Standup, 'lines'>,
  day: string,
  section: StandupSection,
  member?: UserId,
): readonly StandupLine[] {
  const list: StandupLine[] = [];
  for (const line of standup.lines.byId.values()) {
    if (line.day !== day || line.section !== section || !isShown(line)) continue;
    if (section === 'parking' || line.member === member) list.push(line);
  }
  list.sort(compareByPlace);
  return list.filter(
    (line, index) =>
      line.from === null || !list.slice(0, index).some((other) => other.from === line.from && other.text === line.text),
  );
}

/** When a member reported for a day, or null. */
export const reportedAt = ({ reports }: Pick<Standup, 'reports'>, day: string, user: UserId): number | null =>
  reports.byId.get(reportId(day, user))?.reportedAt ?? null;

export const isAway = ({ reports }: Pick<Standup, 'reports'>, day: string, user: UserId): boolean =>
  reports.byId.get(reportId(day, user))?.absent === true;

/** When a member last reported for a day before this one, in any of these weeks; null when never. */
export function lastReportBefore(standups: Iterable<Pick<Standup, 'reports'>>, day: string, user: UserId): number | null {
  let last: number | null = null;
  for (const { reports } of standups)
    for (const report of reports.byId.values())
      if (report.member === user && report.day < day && report.reportedAt !== null) last = Math.max(last ?? 0, report.reportedAt);
  return last;
}

/**
 * What is left over of the days before one: plans that were neither done nor let go, and blockers that still stand in the way, of one
 * member or of all. What was carried on to a later day counts there. Oldest first.
 */
export function leftOver(
  standups: Iterable<Pick<Standup, 'lines'>>,
  day: string,
  section: 'plan' | 'blocker',
  isClosed: IsClosed,
  member?: UserId,
): readonly StandupLine[] {
  const all = [...standups].flatMap(({ lines }) => [...lines.byId.values()]);
  const continued = new Set(all.flatMap(({ from, deletedAt }) => (from !== null && deletedAt === null ? [from] : [])));
  return all
    .filter((line) => {
      if (line.section !== section || line.day >= day || !isShown(line) || continued.has(line.id)) return false;
      if (member !== undefined && line.member !== member) return false;
      return section === 'plan' ? line.doneAt === null : !isSettled(line, isClosed);
    })
    .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : compareByPlace(a, b)));
}

/** Every blocker that stands in somebody's way on a day: said that day or before, and not settled. Oldest first. */
export function openBlockers(
  standups: readonly Pick<Standup, 'lines'>[],
  day: string,
  isClosed: IsClosed,
): readonly StandupLine[] {
  const today = standups.flatMap(({ lines }) => [...lines.byId.values()]).filter((line) => line.day === day);
  const said = today.filter((line) => line.section === 'blocker' && isShown(line) && !isSettled(line, isClosed));
  said.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : compareByPlace(a, b)));
  return [...leftOver(standups, day, 'blocker', isClosed), ...said];
}

/** What a day has to show for itself, as a calendar marks it. */
export interface StandupDay {
  readonly day: string;
  /** Who reported, in the order of ids. */
  readonly reported: readonly UserId[];
  readonly lines: number;
  readonly blockers: number;
  /** A meeting was started. */
  readonly met: boolean;
}

/** The days of a week on which anything was said, reported or held, in order. */
export function standupDays({ lines, reports, acts }: Standup): readonly StandupDay[] {
  const days = new Map<string, { reported: Set<UserId>; lines: number; blockers: number; met: boolean }>();
  const at = (day: string) => {
    const known = days.get(day) ?? { reported: new Set(), lines: 0, blockers: 0, met: false };
    days.set(day, known);
    return known;
  };
  for (const line of lines.byId.values()) {
    if (!isShown(line)) continue;
    at(line.day).lines++;
    if (line.section === 'blocker') at(line.day).blockers++;
  }
  for (const { day, member, reportedAt } of reports.byId.values()) if (reportedAt !== null) at(day).reported.add(member);
  for (const { day, type, deletedAt } of acts.byId.values()) if (type === 'start' && deletedAt === null) at(day).met = true;
  return [...days]
    .map(([day, { reported, ...rest }]) => ({ day, reported: [...reported].sort(), ...rest }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Lines in whose words all the words asked for occur, whatever their case; newest day first. */
export function searchLines(standups: Iterable<Pick<Standup, 'lines'>>, query: string): readonly StandupLine[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return [...standups]
    .flatMap(({ lines }) => [...lines.byId.values()])
    .filter((line) => isShown(line) && words.every((word) => line.text.toLowerCase().includes(word)))
    .sort((a, b) => (a.day > b.day ? -1 : a.day < b.day ? 1 : a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)));
}
