import { daysIn } from '@muster/model';
import type { StandupLine, StandupSection } from '@muster/model';
import { formatLongDate, formatNumber } from '#lib/locale/format.ts';
import { locale } from '#lib/locale/locale.svelte.ts';
import { namesOf } from '#lib/panel/names.svelte.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import { linkNames } from './link-names.svelte.ts';
import { sectionLabel } from './section-words.ts';
import { isWritten } from './standup.svelte.ts';
import type { StandupState } from './standup.svelte.ts';
import { summaryMarkdown } from './summary.ts';
import type { SummaryLine } from './summary.ts';

/** The day's summary in the reader's language. Candidates go unnamed unless asked for: a group chat keeps what it was told. */
export function daySummary(workspace: Workspace, standup: StandupState, withCandidates: boolean): string {
  const names = namesOf(workspace);
  const links = linkNames(workspace);
  const lineOf = (line: StandupLine): SummaryLine => {
    const days = daysIn(Date.parse(`${line.since}T00:00:00Z`), Date.parse(`${standup.day}T00:00:00Z`), 'UTC');
    return {
      text: line.text,
      links: line.links.filter(({ kind }) => withCandidates || kind !== 'application').map((link) => links.named(link).name),
      age: days === 0 ? null : m.standup_age({ day: formatNumber(days + 1) }),
      settled: standup.isSettled(line),
    };
  };
  const written = (section: StandupSection, member?: string) => standup.lines(section, member).filter(isWritten).map(lineOf);
  const expected = standup.people.filter(({ id }) => !standup.isAway(id));
  const missing = expected.filter(({ id }) => standup.reportedAt(id) === null);
  const facts = [m.standup_reported_count({ count: expected.length - missing.length, total: expected.length })];
  if (missing.length > 0) facts.push(m.standup_summary_missing({ names: listOf(missing.map(({ id }) => names.member(id))) }));
  const { meeting } = standup;
  if (meeting !== null)
    facts.push(
      m.standup_summary_meeting({
        name: names.member(meeting.facilitator),
        minutes: formatNumber(Math.max(1, Math.round(((meeting.endedAt ?? workspace.desk.now()) - meeting.startedAt) / 60_000))),
        count: meeting.attendees.length,
      }),
    );
  return summaryMarkdown(
    {
      title: m.standup_summary_title({ day: formatLongDate(Date.parse(`${standup.day}T12:00:00Z`), 'UTC') }),
      facts,
      blockers: standup.blockers.map((line) => ({ ...lineOf(line), name: names.member(line.member) })),
      reports: standup.people
        .map(({ id }) => ({
          name: names.member(id),
          lines: { done: written('done', id), plan: written('plan', id), blocker: written('blocker', id) },
        }))
        .filter(({ lines }) => Object.values(lines).some(({ length }) => length > 0)),
      parking: written('parking'),
    },
    {
      sections: {
        done: sectionLabel('done'),
        plan: sectionLabel('plan'),
        blocker: sectionLabel('blocker'),
        parking: sectionLabel('parking'),
      },
      openBlockers: m.standup_blockers_open(),
      nothing: m.standup_summary_nothing(),
      colon: locale.current === 'zh' ? '：' : ': ',
    },
  );
}

const listOf = (words: readonly string[]): string => new Intl.ListFormat(locale.tag).format(words);
