import type { Fields } from '../live/sources.ts';
import type { Decision } from '../records/decision.ts';
import { FieldReader } from './fields.ts';
import type { Parsed } from './fields.ts';
import { readLinks } from './links.ts';

export function readDecision(id: string, fields: Fields): Parsed<Decision> {
  const reader = new FieldReader(fields);
  return reader.done<Decision>({
    id,
    title: reader.required('title'),
    decidedOn: reader.text('decidedOn'),
    by: reader.text('by'),
    links: readLinks(reader),
    supersedes: reader.textOrNull('supersedes'),
    createdAt: reader.number('createdAt', 0),
    createdBy: reader.text('createdBy'),
    deletedAt: reader.numberOrNull('deletedAt'),
    sample: reader.flag('sample'),
  });
}
