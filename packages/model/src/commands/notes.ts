import type { Desk } from '../desk.ts';
import type { Activity } from '../records/activity.ts';
import type { Plan } from '../write/plan.ts';

/** `at`: the instant that the command writes elsewhere too; now when not said. */
type About = Omit<Activity, 'id' | 'at' | 'by' | 'kind'> & { readonly at?: number };

/** Says on the board what happened to a requisition or application. Nothing personal may stand in it. */
export function noteOnBoard(desk: Desk, plan: Plan, kind: Activity['kind'], about: About): void {
  plan.note('board', { id: desk.newId(), at: desk.now(), by: desk.user, kind, ...about });
}

export function noteOnPeople(desk: Desk, plan: Plan, kind: Activity['kind'], about: About): void {
  plan.note('people', { id: desk.newId(), at: desk.now(), by: desk.user, kind, ...about });
}

export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The fields among `wanted` that differ from what the record has. */
export function differences<T extends object>(record: T, wanted: Partial<T>): readonly FieldChange[] {
  return Object.entries(wanted).flatMap(([field, after]) => {
    const before = (record as Record<string, unknown>)[field];
    return after === undefined || Object.is(before, after) ? [] : [{ field, before: before ?? null, after }];
  });
}
