import type { Change, Desk } from '../desk.ts';
import type { LineId, UserId } from '../ids.ts';
import { standupOf } from '../live/standup.ts';
import type { Standup } from '../live/standup.ts';
import { compareByPlace } from '../place.ts';
import type { Place } from '../place.ts';
import { isDay, linkKey } from '../read/standup.ts';
import { standupLinkKinds, standupSections } from '../records/standup.ts';
import type { StandupLine, StandupLink, StandupSection } from '../records/standup.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import type { Plan } from '../write/plan.ts';
import { idOrNull, idShown, oneOf, textOf } from './input.ts';
import type { Made } from './made.ts';
import { placeIn } from './placing.ts';

const mostLinks = 200;

export interface NewLine {
  readonly day: string;
  readonly section: StandupSection;
  /** Whose report; one's own when not said. */
  readonly member?: UserId;
  readonly text?: string;
  readonly links?: readonly StandupLink[];
  /** At the end when not said. */
  readonly place?: Place<LineId>;
}

/** Adds a line to a report, or to the parking lot of the day. It may be empty: people type into it. */
export function addLine(desk: Desk, fields: NewLine): Result<Made<LineId>, Refusal> {
  const section = oneOf(standupSections, fields?.section);
  if (section === null) return err({ type: 'SettingGone', id: idShown(fields?.section) });
  const member = fields.member === undefined ? desk.user : idOrNull(fields.member);
  if (member === null) return err({ type: 'MemberGone', id: idShown(fields.member) });
  const plan = createPlan();
  const added = planLine(desk, plan, { ...fields, section, member }, fields.place ?? 'end');
  if (!added.ok) return added;
  const change = commit(desk, 'addLine', plan);
  return change.ok ? ok({ change: change.value, id: added.value }) : change;
}

/** Puts a line elsewhere: into another section of the same report, or to another place. */
export function moveLine(
  desk: Desk,
  id: LineId,
  to: { readonly section?: StandupSection; readonly place?: Place<LineId> },
): Result<Change, Refusal> {
  const found = theLine(desk, id);
  if (!found.ok) return found;
  const { standup, line } = found.value;
  const section = to?.section === undefined ? line.section : oneOf(standupSections, to.section);
  if (section === null) return err({ type: 'SettingGone', id: idShown(to.section) });
  const plan = createPlan();
  const place = to?.place ?? 'end';
  const before = linesIn(standup, line);
  const column = section === line.section ? before : linesIn(standup, { ...line, section });
  const { ranks, rekeyed } = placeIn(columnOf(column), new Set([id]), place, () => desk.random());
  const rank = ranks[0] as string;
  if (section !== line.section) plan.set('standupLine', id, 'section', section);
  else {
    const after = new Map([...rekeyed, { id, rank }].map((each) => [each.id, each.rank]));
    const moved = before.map((each) => ({ id: each.id, rank: after.get(each.id) ?? each.rank })).sort(compareByPlace);
    if (moved.every((each, index) => each.id === before[index]?.id)) return err({ type: 'NothingChanged' });
  }
  for (const other of rekeyed) plan.setQuietly('standupLine', other.id, 'rank', other.rank);
  plan.set('standupLine', id, 'rank', rank);
  return commit(desk, 'moveLine', plan);
}

/** Says what a line is about, or with `false` no more. */
export function linkLine(desk: Desk, id: LineId, link: StandupLink, on: boolean): Result<Change, Refusal> {
  const found = theLine(desk, id);
  if (!found.ok) return found;
  const given = linkOf(link);
  if (given === null) return err({ type: 'SettingGone', id: idShown(link?.id) });
  const { links } = found.value.line;
  const wanted = on === true;
  if (wanted && links.length >= mostLinks) return err({ type: 'NumberOutOfRange', field: 'links', least: 0, most: mostLinks });
  const plan = createPlan();
  if (wanted !== links.some((each) => linkKey(each) === linkKey(given)))
    plan.set('standupLine', id, linkKey(given), wanted ? true : null);
  return commit(desk, 'linkLine', plan);
}

/** Ticks a plan as done, or a blocker or parked matter as settled; with `false` takes the tick back. */
export function tickLine(desk: Desk, id: LineId, on: boolean): Result<Change, Refusal> {
  const found = theLine(desk, id);
  if (!found.ok) return found;
  const plan = createPlan();
  if ((on === true) !== (found.value.line.doneAt !== null))
    plan.set('standupLine', id, 'doneAt', on === true ? desk.now() : null);
  return commit(desk, 'tickLine', plan);
}

/** Lets a line go: it is neither done nor carried over. */
export function dropLine(desk: Desk, id: LineId): Result<Change, Refusal> {
  const found = theLine(desk, id);
  if (!found.ok) return found;
  const plan = createPlan();
  plan.set('standupLine', id, 'droppedAt', desk.now());
  return commit(desk, 'dropLine', plan);
}

/** Takes a line away, softly. One that carried an earlier line on is let go instead, so that the earlier one does not come back. */
export function removeLine(desk: Desk, id: LineId): Result<Change, Refusal> {
  const found = theLine(desk, id);
  if (!found.ok) return found;
  if (found.value.line.from !== null) return dropLine(desk, id);
  const plan = createPlan();
  plan.set('standupLine', id, 'deletedAt', desk.now());
  plan.set('standupLine', id, 'deletedBy', desk.user);
  return commit(desk, 'removeLine', plan);
}

/** What a new line says, besides where it stands. */
export interface LineContent {
  readonly day: string;
  readonly section: StandupSection;
  readonly member: UserId;
  readonly text?: string;
  readonly links?: readonly StandupLink[];
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Plans a new line at a place of its list; `after`: lines that the same plan already put at the end. */
export function planLine(
  desk: Desk,
  plan: Plan,
  { day, section, member, text = '', links = [], more = {} }: LineContent,
  place: Place<LineId>,
  after: readonly { readonly id: string; readonly rank: string }[] = [],
): Result<LineId, Refusal> {
  const week = standupIn(desk);
  if (!week.ok) return week;
  if (typeof day !== 'string' || !isDay(day)) return err({ type: 'DayUnreadable', field: 'day', value: idShown(day) });
  const words = textOf('text', text);
  if (!words.ok) return words;
  const given = Array.isArray(links) ? links.map(linkOf) : [];
  if (given.length > mostLinks) return err({ type: 'NumberOutOfRange', field: 'links', least: 0, most: mostLinks });
  const id = desk.newId<'line'>();
  const order = [...linesIn(week.value, { day, section, member }), ...after];
  const { ranks, rekeyed } = placeIn(columnOf(order), new Set([id]), place, () => desk.random());
  for (const other of rekeyed) plan.setQuietly('standupLine', other.id, 'rank', other.rank);
  plan.create(
    'standupLine',
    id,
    {
      day,
      section,
      member,
      rank: ranks[0],
      ...Object.fromEntries(given.flatMap((link) => (link === null ? [] : [[linkKey(link), true]]))),
      ...more,
      createdAt: desk.now(),
      createdBy: desk.user,
    },
    { text: words.value },
  );
  return ok(id);
}

/** The stand-ups of the desk's week. */
export function standupIn(desk: Desk): Result<Standup, Refusal> {
  const week = desk.documents.week ?? null;
  return week === null ? err({ type: 'NotAllowed', document: 'week' }) : ok(standupOf(week));
}

/** A line that is shown: neither deleted nor let go. */
export function theLine(desk: Desk, id: LineId): Result<{ readonly standup: Standup; readonly line: StandupLine }, Refusal> {
  const standup = standupIn(desk);
  if (!standup.ok) return standup;
  const line = standup.value.lines.byId.get(id);
  if (line === undefined || line.deletedAt !== null || line.droppedAt !== null) return err({ type: 'LineGone', id: idShown(id) });
  return ok({ standup: standup.value, line });
}

/** The list a line stands in, in its order. The parking lot is everybody's. */
function linesIn(
  { lines }: Standup,
  { day, member, section }: Pick<StandupLine, 'day' | 'member' | 'section'>,
): readonly StandupLine[] {
  const list: StandupLine[] = [];
  for (const line of lines.byId.values()) {
    if (line.day !== day || line.section !== section || line.deletedAt !== null) continue;
    if (section === 'parking' || line.member === member) list.push(line);
  }
  return list.sort(compareByPlace);
}

const columnOf = (order: readonly { readonly id: string; readonly rank: string }[]) => ({
  length: order.length,
  at: (index: number) => order[index] as { id: string; rank: string },
  indexOf: (wanted: string) => {
    const index = order.findIndex(({ id }) => id === wanted);
    return index < 0 ? null : index;
  },
});

function linkOf(link: unknown): StandupLink | null {
  const { kind, id } = (link ?? {}) as { kind?: unknown; id?: unknown };
  const known = oneOf(standupLinkKinds, kind);
  const named = idOrNull(id);
  return known === null || named === null ? null : { kind: known, id: named };
}
