import type { Change, Desk } from '../desk.ts';
import type { PersonId, RequisitionId } from '../ids.ts';
import type { Refusal } from '../refusals.ts';
import { err } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { thePersons, theRequisitions } from './chosen.ts';
import { noteOnBoard, noteOnPeople } from './notes.ts';
import { planTwinApplications } from './twin-applications.ts';
import { planTwinPerson } from './twin-person.ts';
import { planTwinRequisition } from './twin-requisition.ts';

/** One thing that is here twice: `kept` stays, `spare` goes. */
export interface Pair<Id> {
  readonly kept: Id;
  readonly spare: Id;
}

export interface TwinPairs {
  readonly persons: readonly Pair<PersonId>[];
  readonly requisitions: readonly Pair<RequisitionId>[];
}

/**
 * Makes one of what two imports brought in twice. The spare one is deleted softly, and what the kept one lacks goes over to it: import
 * keys, tags, fields, contact details, notes, the next action; of requisitions the acts, holds, heads and the description.
 * What both have and is different stays as the kept one has it, and the activity says what the other had; only contact details, which
 * activity may not say, stand in the deleted record alone. Applications go over with their history; of two for the same requisition
 * one goes only if nothing was done with it since it came in.
 */
export function clearTwins(desk: Desk, pairs: TwinPairs): Result<Change, Refusal> {
  const persons = checkPairs(pairs?.persons);
  const requisitions = checkPairs(pairs?.requisitions);
  if (persons === null || requisitions === null || persons.size + requisitions.size === 0) return err({ type: 'NothingChosen' });
  if (persons.size > 0) {
    const found = thePersons(desk, [...persons.keys(), ...persons.values()]);
    if (!found.ok) return found;
  }
  if (requisitions.size > 0) {
    const found = theRequisitions(desk, [...requisitions.keys(), ...requisitions.values()]);
    if (!found.ok) return found;
  }
  const plan = createPlan();
  const at = desk.now();
  for (const [kept, spares] of byKept(persons)) {
    planTwinPerson(desk, plan, kept, spares);
    for (const spare of spares) {
      plan.set('person', spare, 'deletedAt', at);
      plan.set('person', spare, 'deletedBy', desk.user);
      noteOnPeople(desk, plan, 'person-deleted', { person: spare, at });
    }
  }
  for (const [kept, spares] of byKept(requisitions)) {
    planTwinRequisition(desk, plan, kept, spares);
    for (const spare of spares) {
      plan.set('requisition', spare, 'deletedAt', at);
      plan.set('requisition', spare, 'deletedBy', desk.user);
      noteOnBoard(desk, plan, 'requisition-deleted', { requisition: spare, at });
    }
  }
  planTwinApplications(desk, plan, persons, requisitions, at);
  return commit(desk, 'clearTwins', plan);
}

/** The kept one of each spare one. null: something would be spare twice, or spare and kept at once. */
function checkPairs(pairs: readonly Pair<string>[]): ReadonlyMap<string, string> | null {
  if (!Array.isArray(pairs)) return null;
  const keptOf = new Map<string, string>();
  for (const pair of pairs as readonly (Pair<string> | null | undefined)[]) {
    if (typeof pair?.kept !== 'string' || typeof pair.spare !== 'string' || keptOf.has(pair.spare)) return null;
    keptOf.set(pair.spare, pair.kept);
  }
  return [...keptOf.values()].some((kept) => keptOf.has(kept)) ? null : keptOf;
}

function byKept(keptOf: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const spares = new Map<string, string[]>();
  for (const [spare, kept] of keptOf) spares.set(kept, [...(spares.get(kept) ?? []), spare]);
  return spares;
}
