import type { Fields } from '../live/sources.ts';
import type { Milestone } from '../records/milestone.ts';
import { stageKeys } from '../records/stages.ts';
import { FieldReader, isNumber, isString } from './fields.ts';
import type { Parsed } from './fields.ts';

export function readMilestone(id: string, fields: Fields): Parsed<Milestone> {
  const reader = new FieldReader(fields);
  const reached = reader.object('reached', ({ at, by }) => (isNumber(at) && isString(by) ? { at, by } : undefined));
  return reader.done<Milestone>({
    id,
    title: reader.required('title'),
    dueOn: reader.textOrNull('dueOn'),
    owner: reader.textOrNull('owner'),
    stage: reader.oneOfOrNull('stage', stageKeys),
    doneAt: reached?.at ?? null,
    doneBy: reached?.by ?? null,
    createdAt: reader.number('createdAt', 0),
    createdBy: reader.text('createdBy'),
    deletedAt: reader.numberOrNull('deletedAt'),
    sample: reader.flag('sample'),
  });
}
