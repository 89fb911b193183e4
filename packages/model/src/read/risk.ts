import type { Fields } from '../live/sources.ts';
import { riskStatuses, riskSteps } from '../records/risk.ts';
import type { Risk, RiskStep } from '../records/risk.ts';
import { FieldReader } from './fields.ts';
import type { Parsed } from './fields.ts';
import { readLinks, readMadeFrom } from './links.ts';

export function readRisk(id: string, fields: Fields): Parsed<Risk> {
  const reader = new FieldReader(fields);
  return reader.done<Risk>({
    id,
    title: reader.required('title'),
    likelihood: step(reader, 'likelihood'),
    impact: step(reader, 'impact'),
    trigger: reader.text('trigger'),
    response: reader.text('response'),
    owner: reader.textOrNull('owner'),
    status: reader.oneOf('status', riskStatuses, 'open'),
    statusAt: reader.numberOrNull('statusAt'),
    reviewOn: reader.textOrNull('reviewOn'),
    links: readLinks(reader),
    origin: readMadeFrom(reader),
    suggestion: reader.textOrNull('suggestion'),
    createdAt: reader.number('createdAt', 0),
    createdBy: reader.text('createdBy'),
    deletedAt: reader.numberOrNull('deletedAt'),
    sample: reader.flag('sample'),
  });
}

function step(reader: FieldReader, field: 'likelihood' | 'impact'): RiskStep {
  const value = reader.number(field, 3);
  const known = riskSteps.find((each) => each === value);
  if (known === undefined) reader.problem(field);
  return known ?? 3;
}
