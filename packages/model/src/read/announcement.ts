import type { Fields } from '../live/sources.ts';
import type { Announcement } from '../records/announcement.ts';
import { FieldReader, isNumber } from './fields.ts';
import type { Parsed } from './fields.ts';

export const readKey = (user: string): string => `read:${user}`;

export function readAnnouncement(id: string, fields: Fields): Parsed<Announcement> {
  const reader = new FieldReader(fields);
  const by = reader.text('by');
  const readBy: { user: string; at: number }[] = [];
  reader.each((key, value) => {
    if (!key.startsWith('read:') || value === null || key === readKey(by)) return;
    if (isNumber(value)) readBy.push({ user: key.slice(5), at: value });
    else reader.problem(key);
  });
  return reader.done<Announcement>({
    id,
    title: reader.required('title'),
    project: reader.textOrNull('project'),
    at: reader.number('at', 0),
    by,
    pinned: reader.flag('pinned'),
    readBy: readBy.sort((a, b) => (a.user < b.user ? -1 : 1)),
    deletedAt: reader.numberOrNull('deletedAt'),
    sample: reader.flag('sample'),
  });
}
