import type { Change, Desk } from '../desk.ts';
import { charterOf } from '../charter.ts';
import { charterId } from '../read/charter.ts';
import type { Charter } from '../records/charter.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { allOf, dayOrNull, numberOf } from './input.ts';
import { differences } from './notes.ts';

/** Sets the dates and the headcount of the charter; null takes one away. A start after the end is refused. */
export function setCharter(desk: Desk, fields: Partial<Charter>): Result<Change, Refusal> {
  const before = charterOf(desk);
  const given = { ...before, ...fields };
  const checked = allOf({
    startsOn: dayOrNull('startsOn', given.startsOn),
    endsOn: dayOrNull('endsOn', given.endsOn),
    headcount: given.headcount === null ? ok(null) : numberOf('headcount', given.headcount, 1, 10_000),
  });
  if (!checked.ok) return checked;
  const { startsOn, endsOn } = checked.value;
  const changes = differences(before, checked.value);
  const datesChange = changes.some(({ field }) => field !== 'headcount');
  // Dates that two people set apart may already lie the wrong way round: that keeps nobody from correcting the headcount.
  if (datesChange && startsOn !== null && endsOn !== null && endsOn < startsOn) return err({ type: 'EndsBeforeStart' });
  const plan = createPlan();
  for (const { field, after } of changes) plan.set('charter', charterId, field, after);
  return commit(desk, 'setCharter', plan);
}
