import type { Fields } from '../live/sources.ts';
import { interviewStatuses, interviewTypes } from '../records/interview.ts';
import type { Interview } from '../records/interview.ts';
import { FieldReader } from './fields.ts';
import type { Parsed } from './fields.ts';

export const interviewerKey = (user: string): string => `with:${user}`;

export function readInterview(id: string, fields: Fields): Parsed<Interview> {
  const reader = new FieldReader(fields);
  const interviewers: string[] = [];
  reader.each((key, value) => {
    if (value === true && key.startsWith('with:')) interviewers.push(key.slice(5));
  });
  const at = reader.numberOrNull('at');
  if (at === null) reader.fatal('at');
  return reader.done<Interview>({
    id,
    application: reader.required('application'),
    round: reader.number('round', 1),
    type: reader.oneOf('type', interviewTypes, 'on-site'),
    at: at ?? 0,
    minutes: reader.number('minutes', 30),
    interviewers: interviewers.sort(),
    place: reader.text('place'),
    status: reader.oneOf('status', interviewStatuses, 'scheduled'),
    statusAt: reader.numberOrNull('statusAt'),
    createdAt: reader.number('createdAt', 0),
    createdBy: reader.text('createdBy'),
    deletedAt: reader.numberOrNull('deletedAt'),
    sample: reader.flag('sample'),
  });
}
