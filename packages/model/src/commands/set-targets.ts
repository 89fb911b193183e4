import type { Change, Desk } from '../desk.ts';
import { targetsId } from '../read/targets.ts';
import type { Targets } from '../records/targets.ts';
import type { Refusal } from '../refusals.ts';
import type { Result } from '../result.ts';
import { targetsOf } from '../targets.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { allOf, numberOf } from './input.ts';
import { differences } from './notes.ts';

/** What each target may be, both ends included. `whole`: no fractions. */
export const targetRanges: Readonly<
  Record<keyof Targets, { readonly least: number; readonly most: number; readonly whole: boolean }>
> = {
  cycleDays: { least: 1, most: 365, whole: false },
  arrivalRate: { least: 0, most: 1, whole: false },
  costPerHire: { least: 1, most: 1_000_000, whole: false },
  graceDays: { least: 0, most: 60, whole: true },
  capacity: { least: 1, most: 1000, whole: false },
};

/** Sets what the team is judged by and reckons with. */
export function setTargets(desk: Desk, fields: Partial<Targets>): Result<Change, Refusal> {
  const given = (Object.keys(targetRanges) as (keyof Targets)[]).filter((field) => fields?.[field] !== undefined);
  const checked = allOf(
    Object.fromEntries(
      given.map((field) => {
        const { least, most, whole } = targetRanges[field];
        return [field, numberOf(field, fields[field], least, most, whole)];
      }),
    ),
  );
  if (!checked.ok) return checked;
  const plan = createPlan();
  for (const { field, after } of differences<Targets>(targetsOf(desk), checked.value))
    plan.set('targets', targetsId, field, after);
  return commit(desk, 'setTargets', plan);
}
