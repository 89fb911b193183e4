import type { Change, Desk } from '../desk.ts';
import type { UserId } from '../ids.ts';
import { isDay, reportId } from '../read/standup.ts';
import { standupSections } from '../records/standup.ts';
import type { StandupLine, StandupSection } from '../records/standup.ts';
import type { Refusal } from '../refusals.ts';
import { err } from '../result.ts';
import type { Result } from '../result.ts';
import type { Draft } from '../standup/drafts.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import type { Plan } from '../write/plan.ts';
import { idOrNull, idShown, instantOf, limits, oneOf } from './input.ts';
import { planLine, standupIn } from './standup-lines.ts';

/** Says that one's report for a day is there. What is still unfinished of earlier days can be carried over in the same change. */
export function reportStandup(desk: Desk, day: string, carry: readonly StandupLine[] = []): Result<Change, Refusal> {
  const plan = createPlan();
  const carried = planCarrying(desk, plan, day, carry, null);
  if (!carried.ok) return carried;
  const id = reportId(day, desk.user);
  const report = carried.value.reports.byId.get(id);
  if (report?.absent === true) plan.set('standupReport', id, 'absent', null);
  if ((report?.reportedAt ?? null) === null) plan.set('standupReport', id, 'reportedAt', desk.now());
  return commit(desk, 'reportStandup', plan);
}

/** Takes one's report back: there is more to say. */
export function reopenReport(desk: Desk, day: string): Result<Change, Refusal> {
  const checked = checkDay(desk, day);
  if (!checked.ok) return checked;
  const id = reportId(day, desk.user);
  const plan = createPlan();
  if ((checked.value.reports.byId.get(id)?.reportedAt ?? null) !== null) plan.set('standupReport', id, 'reportedAt', null);
  return commit(desk, 'reopenReport', plan);
}

/** Says that a member is away that day, so that nobody waits for a report; with `false` no more. */
export function setAway(desk: Desk, day: string, member: UserId, on: boolean): Result<Change, Refusal> {
  const checked = checkDay(desk, day);
  if (!checked.ok) return checked;
  const user = idOrNull(member);
  if (user === null) return err({ type: 'MemberGone', id: idShown(member) });
  const id = reportId(day, user);
  const plan = createPlan();
  if ((on === true) !== (checked.value.reports.byId.get(id)?.absent === true))
    plan.set('standupReport', id, 'absent', on === true ? true : null);
  return commit(desk, 'setAway', plan);
}

/**
 * Carries lines of earlier days, maybe of other weeks, on to a day: each becomes a line of that day with its words, links and age.
 * `as`: `done` says that a plan was done meanwhile. Without it a plan stays a plan and a blocker a blocker.
 */
export function carryLines(
  desk: Desk,
  day: string,
  lines: readonly StandupLine[],
  as: StandupSection | null = null,
): Result<Change, Refusal> {
  if (!Array.isArray(lines) || lines.length === 0) return err({ type: 'NothingChosen' });
  const plan = createPlan();
  const carried = planCarrying(desk, plan, day, lines, as);
  return carried.ok ? commit(desk, 'carryLines', plan) : carried;
}

/** Takes an offered draft into one's report, in the words given; they count from now on. */
export function acceptDraft(desk: Desk, day: string, draft: Draft, text: string): Result<Change, Refusal> {
  return settleDraft(desk, 'acceptDraft', day, draft, text, false);
}

/** Does not want an offered draft. What is done of the same kind afterwards is offered again. */
export function dismissDraft(desk: Desk, day: string, draft: Draft): Result<Change, Refusal> {
  return settleDraft(desk, 'dismissDraft', day, draft, '', true);
}

function settleDraft(
  desk: Desk,
  command: string,
  day: string,
  draft: Draft,
  text: string,
  dropped: boolean,
): Result<Change, Refusal> {
  const key = idOrNull(draft?.key);
  const until = instantOf('until', draft?.until);
  if (key === null || !until.ok) return err({ type: 'NothingChosen' });
  const plan = createPlan();
  const from = dropped ? null : idOrNull(draft.line?.id);
  const more = {
    draft: key,
    draftUntil: until.value,
    ...(from !== null && { from, since: draft.line?.since }),
    ...(dropped && { droppedAt: desk.now() }),
  };
  const links = dropped ? [] : draft.links;
  const line = planLine(desk, plan, { day, section: 'done', member: desk.user, text, links, more }, 'end');
  return line.ok ? commit(desk, command, plan) : line;
}

function planCarrying(desk: Desk, plan: Plan, day: string, lines: readonly StandupLine[], as: StandupSection | null) {
  const checked = checkDay(desk, day);
  if (!checked.ok) return checked;
  const placed = new Map<StandupSection, { id: string; rank: string }[]>();
  for (const line of Array.isArray(lines) ? (lines as readonly StandupLine[]) : []) {
    const from = idOrNull(line?.id);
    const section = oneOf(standupSections, as ?? line?.section);
    if (from === null || section === null) return err({ type: 'LineGone' as const, id: idShown(line?.id) });
    const ahead = placed.get(section) ?? [];
    const { since, links } = line;
    const more = { from, ...(typeof since === 'string' && isDay(since) && { since }) };
    // What people typed may be longer than what a command takes.
    const text = typeof line.text === 'string' ? line.text.slice(0, limits.text) : '';
    const content = { day, section, member: desk.user, text, links, more };
    const added = planLine(desk, plan, content, 'end', ahead);
    if (!added.ok) return added;
    const step = plan.steps.at(-1);
    if (step?.type === 'create') ahead.push({ id: added.value, rank: String(step.fields['rank']) });
    placed.set(section, ahead);
  }
  return checked;
}

function checkDay(desk: Desk, day: string) {
  if (typeof day !== 'string' || !isDay(day)) return err({ type: 'DayUnreadable' as const, field: 'day', value: idShown(day) });
  return standupIn(desk);
}
