import type { Fields } from '../live/sources.ts';
import type { Goal, GoalMeasure } from '../records/goal.ts';
import { FieldReader, isNumber, isString } from './fields.ts';
import type { Parsed } from './fields.ts';

export function readGoal(id: string, fields: Fields): Parsed<Goal> {
  const reader = new FieldReader(fields);
  return reader.done<Goal>({
    id,
    title: reader.required('title'),
    owner: reader.textOrNull('owner'),
    dueOn: reader.textOrNull('dueOn'),
    parent: reader.textOrNull('parent'),
    measure: reader.object('measure', parseMeasure) ?? byTasks,
    value: reader.number('value', 0),
    weight: reader.number('weight', 1),
    rank: reader.text('rank'),
    createdAt: reader.number('createdAt', 0),
    createdBy: reader.text('createdBy'),
    deletedAt: reader.numberOrNull('deletedAt'),
    sample: reader.flag('sample'),
  });
}

const byTasks: GoalMeasure = { type: 'tasks' };

function parseMeasure(value: Readonly<Record<string, unknown>>): GoalMeasure | undefined {
  const { type, requisition = null, target = null, unit = '' } = value;
  if (target !== null && !isNumber(target)) return undefined;
  if (type === 'tasks') return byTasks;
  if (type === 'openings' && (requisition === null || isString(requisition))) return { type, requisition, target };
  if (type === 'number' && target !== null && isString(unit)) return { type, target, unit };
  return undefined;
}
