import type { Fields } from '../live/sources.ts';
import { meetingActTypes, meetingOrders, standupLinkKinds, standupSections } from '../records/standup.ts';
import type { MeetingAct, StandupLine, StandupLink, StandupReport } from '../records/standup.ts';
import { Y } from '../yjs.ts';
import { FieldReader, isString } from './fields.ts';
import type { Parsed } from './fields.ts';

export const linkKey = ({ kind, id }: StandupLink): string => `link:${kind}:${id}`;
export const reportId = (day: string, user: string): string => `${day}:${user}`;
export const reportFields = ['reportedAt', 'absent'] as const;

export const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

export function readLine(id: string, fields: Fields): Parsed<StandupLine> {
  const reader = new FieldReader(fields);
  const links: StandupLink[] = [];
  reader.each((key, value) => {
    if (!key.startsWith('link:') || value !== true) return;
    const link = parseLink(key);
    if (link === null) reader.problem(key);
    else links.push(link);
  });
  const day = dayIn(reader, 'day');
  const section = reader.oneOfOrNull('section', standupSections);
  if (section === null) reader.fatal('section');
  const since = reader.textOrNull('since');
  return reader.done<StandupLine>({
    id,
    day,
    member: reader.required('member'),
    section: section ?? 'done',
    text: textIn(reader),
    rank: reader.text('rank'),
    links: links.length === 0 ? noLinks : links.sort(byLink),
    from: reader.textOrNull('from'),
    since: since !== null && isDay(since) && since < day ? since : day,
    doneAt: reader.numberOrNull('doneAt'),
    droppedAt: reader.numberOrNull('droppedAt'),
    draft: reader.textOrNull('draft'),
    draftUntil: reader.numberOrNull('draftUntil'),
    createdAt: reader.number('createdAt', 0),
    createdBy: reader.text('createdBy'),
    deletedAt: reader.numberOrNull('deletedAt'),
  });
}

export function readReport(id: string, fields: Fields): Parsed<StandupReport> {
  const reader = new FieldReader(fields);
  const day = id.slice(0, 10);
  if (!isDay(day) || id[10] !== ':' || id.length < 12) reader.fatal('record');
  return reader.done<StandupReport>({
    id,
    day,
    member: id.slice(11),
    reportedAt: reader.numberOrNull('reportedAt'),
    absent: reader.flag('absent'),
  });
}

/** Terms and numbers count up from 1 one by one; beyond this somebody forged them. */
const mostActs = 1_000_000;

export function readMeetingAct(id: string, fields: Fields): Parsed<MeetingAct> {
  const reader = new FieldReader(fields);
  const type = reader.oneOfOrNull('type', meetingActTypes);
  if (type === null) reader.fatal('type');
  const at = reader.numberOrNull('at');
  if (at === null) reader.fatal('at');
  const members = reader.get('members');
  const seconds = reader.number('seconds', defaultSeconds);
  return reader.done<MeetingAct>({
    id,
    day: dayIn(reader, 'day'),
    type: type ?? 'start',
    meeting: type === 'start' ? id : reader.required('meeting'),
    term: countIn(reader, 'term', 1),
    n: countIn(reader, 'n', 0),
    at: at ?? 0,
    by: reader.required('by'),
    member: reader.textOrNull('member'),
    members: Array.isArray(members) ? [...new Set(members.filter(isString))] : noMembers,
    order: reader.oneOf('order', meetingOrders, 'fixed'),
    seed: reader.number('seed', 0),
    seconds: seconds > 0 ? seconds : defaultSeconds,
    after: reader.textOrNull('after'),
    deletedAt: reader.numberOrNull('deletedAt'),
  });
}

export const defaultSeconds = 120;
const noLinks: readonly StandupLink[] = [];
const noMembers: readonly string[] = [];

function dayIn(reader: FieldReader, field: string): string {
  const day = reader.required(field);
  if (day !== '' && !isDay(day)) reader.fatal(field);
  return day;
}

function countIn(reader: FieldReader, field: string, least: number): number {
  const count = reader.number(field, least);
  if (Number.isInteger(count) && count >= least && count <= mostActs) return count;
  reader.fatal(field);
  return least;
}

function textIn(reader: FieldReader): string {
  const text = reader.get('text');
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- a Y.Text says what it holds
  if (text instanceof Y.Text) return text.toString();
  if (text !== undefined) reader.problem('text');
  return '';
}

function parseLink(key: string): StandupLink | null {
  const [, kind, ...rest] = key.split(':');
  const known = standupLinkKinds.find((each) => each === kind);
  const id = rest.join(':');
  return known === undefined || id === '' ? null : { kind: known, id };
}

const byLink = (a: StandupLink, b: StandupLink): number => (linkKey(a) < linkKey(b) ? -1 : 1);
