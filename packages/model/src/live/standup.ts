import { readLine, readMeetingAct, readReport, reportFields } from '../read/standup.ts';
import type { MeetingAct, StandupLine, StandupReport } from '../records/standup.ts';
import type { Y } from '../yjs.ts';
import { createCollection } from './collection.ts';
import type { Live } from './live.ts';
import { flatSource, nestedSource } from './sources.ts';

/** The stand-ups of a week. */
export interface Standup {
  /** Deleted and dropped ones included. A line's snapshot is replaced with every letter typed into it. */
  readonly lines: Live<StandupLine>;
  /** Under `{day}:{user}`. */
  readonly reports: Live<StandupReport>;
  /** What happened at the meetings; `meetingOf` reads it. */
  readonly acts: Live<MeetingAct>;
}

const standups = new WeakMap<Y.Doc, Standup>();

/** The stand-ups that a week's document holds: one and the same for everybody who asks, for as long as the document lives. */
export function standupOf(week: Y.Doc): Standup {
  const known = standups.get(week);
  if (known !== undefined) return known;
  const inWeek = { doc: week, document: 'week' } as const;
  const standup: Standup = {
    lines: createCollection(
      nestedSource({ ...inWeek, kind: 'standup-line', root: 'standupLines', read: readLine, withTexts: true }),
    ),
    reports: createCollection(
      flatSource({ ...inWeek, kind: 'standup-report', root: 'standupReports', fields: reportFields, read: readReport }),
    ),
    acts: createCollection(nestedSource({ ...inWeek, kind: 'meeting-act', root: 'standupActs', read: readMeetingAct })),
  };
  standups.set(week, standup);
  return standup;
}
