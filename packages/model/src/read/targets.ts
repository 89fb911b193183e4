import type { Fields } from '../live/sources.ts';
import { defaultTargets } from '../records/targets.ts';
import type { Targets } from '../records/targets.ts';
import { FieldReader } from './fields.ts';
import type { Parsed } from './fields.ts';

export const targetsId = 'targets';
export const targetFields = [
  'cycleDays',
  'arrivalRate',
  'costPerHire',
  'graceDays',
  'capacity',
] as const satisfies readonly (keyof Targets)[];

export function readTargets(id: string, fields: Fields): Parsed<Targets> | null {
  if (id !== targetsId) return null;
  const reader = new FieldReader(fields);
  return reader.done<Targets>({
    cycleDays: reader.number('cycleDays', defaultTargets.cycleDays),
    arrivalRate: reader.number('arrivalRate', defaultTargets.arrivalRate),
    costPerHire: reader.number('costPerHire', defaultTargets.costPerHire),
    graceDays: reader.number('graceDays', defaultTargets.graceDays),
    capacity: reader.number('capacity', defaultTargets.capacity),
  });
}
