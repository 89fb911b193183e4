import type { Fields } from '../live/sources.ts';
import { costKinds } from '../records/cost.ts';
import type { Cost } from '../records/cost.ts';
import { FieldReader } from './fields.ts';
import type { Parsed } from './fields.ts';

export function readCost(id: string, fields: Fields): Parsed<Cost> {
  const reader = new FieldReader(fields);
  const amount = reader.numberOrNull('amount');
  if (amount === null) reader.fatal('amount');
  return reader.done<Cost>({
    id,
    kind: reader.oneOf('kind', costKinds, 'one-off'),
    amount: amount ?? 0,
    on: reader.textOrNull('on'),
    until: reader.textOrNull('until'),
    channel: reader.textOrNull('channel'),
    requisition: reader.textOrNull('requisition'),
    application: reader.textOrNull('application'),
    refundOf: reader.textOrNull('refundOf'),
    note: reader.text('note'),
    createdAt: reader.number('createdAt', 0),
    createdBy: reader.text('createdBy'),
    deletedAt: reader.numberOrNull('deletedAt'),
    sample: reader.flag('sample'),
  });
}
