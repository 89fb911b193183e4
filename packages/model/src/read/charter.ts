import type { Fields } from '../live/sources.ts';
import { builtInKickoff } from '../records/charter.ts';
import type { Budget, Charter, KickoffItem } from '../records/charter.ts';
import { FieldReader, isNumber, isString } from './fields.ts';
import type { Parsed } from './fields.ts';

/** The one id of the charter and of the budget in their roots. */
export const charterId = 'charter';
export const budgetId = 'budget';

export const charterFields = ['startsOn', 'endsOn', 'headcount'] as const;
export function readCharter(id: string, fields: Fields): Parsed<Charter> | null {
  if (id !== charterId) return null;
  const reader = new FieldReader(fields);
  return reader.done<Charter>({
    startsOn: reader.textOrNull('startsOn'),
    endsOn: reader.textOrNull('endsOn'),
    headcount: reader.numberOrNull('headcount'),
  });
}

export const budgetFields = ['amount', 'note'] as const;
export function readBudget(id: string, fields: Fields): Parsed<Budget> | null {
  if (id !== budgetId) return null;
  const reader = new FieldReader(fields);
  return reader.done<Budget>({ amount: reader.numberOrNull('amount'), note: reader.text('note') });
}

/** Where a built-in line stands until somebody moves it. */
const builtInRanks = new Map<string, string>(builtInKickoff.map((id, index) => [id, `a${'0123456789ABCDEFGHIJ'[index]}`]));
export const isBuiltInKickoff = (id: string): boolean => builtInRanks.has(id);

export const kickoffFields = ['text', 'rank', 'hidden', 'done'] as const;
/** A line of the project's own is its text: without one it was taken back. */
export function readKickoffItem(id: string, fields: Fields): Parsed<KickoffItem> | null {
  const reader = new FieldReader(fields);
  const text = reader.textOrNull('text');
  if (text === null && !isBuiltInKickoff(id)) return null;
  return reader.done<KickoffItem>({
    id,
    text,
    rank: reader.textOrNull('rank') ?? builtInRanks.get(id) ?? '',
    hidden: reader.flag('hidden'),
    done: reader.object('done', ({ at, by }) => (isNumber(at) && isString(by) ? { at, by } : undefined)),
  });
}
