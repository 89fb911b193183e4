/** Finding what a command is about. A record that a colleague deleted meanwhile is gone: the command is refused, not half-applied. */
import type { Desk } from '../desk.ts';
import type { Application } from '../records/application.ts';
import type { Cost } from '../records/cost.ts';
import type { Interview } from '../records/interview.ts';
import type { Person } from '../records/person.ts';
import type { Announcement } from '../records/announcement.ts';
import type { Decision } from '../records/decision.ts';
import type { Requisition } from '../records/requisition.ts';
import type { Risk } from '../records/risk.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { idShown } from './input.ts';

export const theApplication = (desk: Desk, id: string): Result<Application, Refusal> =>
  one(desk.applications.byId.get(id), id, 'ApplicationGone');
export const thePerson = (desk: Desk, id: string): Result<Person, Refusal> => one(desk.persons.byId.get(id), id, 'PersonGone');
export const theRequisition = (desk: Desk, id: string): Result<Requisition, Refusal> =>
  one(desk.requisitions.byId.get(id), id, 'RequisitionGone');
export const theRisk = (desk: Desk, id: string): Result<Risk, Refusal> => one(desk.risks.byId.get(id), id, 'RiskGone');
export const theDecision = (desk: Desk, id: string): Result<Decision, Refusal> =>
  one(desk.decisions.byId.get(id), id, 'DecisionGone');
/** `deleted`: asks for a withdrawn one instead. */
export function theAnnouncement(desk: Desk, id: string, deleted = false): Result<Announcement, Refusal> {
  const found = many(desk.announcements.byId, [id], 'AnnouncementGone', deleted);
  return found.ok ? ok(found.value[0] as Announcement) : found;
}

export const theApplications = (desk: Desk, ids: readonly string[], deleted = false): Result<readonly Application[], Refusal> =>
  many(desk.applications.byId, ids, 'ApplicationGone', deleted);
export const thePersons = (desk: Desk, ids: readonly string[], deleted = false): Result<readonly Person[], Refusal> =>
  many(desk.persons.byId, ids, 'PersonGone', deleted);
export const theRequisitions = (desk: Desk, ids: readonly string[], deleted = false): Result<readonly Requisition[], Refusal> =>
  many(desk.requisitions.byId, ids, 'RequisitionGone', deleted);
export const theRisks = (desk: Desk, ids: readonly string[], deleted = false): Result<readonly Risk[], Refusal> =>
  many(desk.risks.byId, ids, 'RiskGone', deleted);
export const theDecisions = (desk: Desk, ids: readonly string[], deleted = false): Result<readonly Decision[], Refusal> =>
  many(desk.decisions.byId, ids, 'DecisionGone', deleted);

export const theInterview = (desk: Desk, id: string): Result<Interview, Refusal> =>
  one(desk.interviews.byId.get(id), id, 'InterviewGone');
export const theCost = (desk: Desk, id: string): Result<Cost, Refusal> => one(desk.costs.byId.get(id), id, 'CostGone');

type Gone =
  | 'RiskGone'
  | 'DecisionGone'
  | 'InterviewGone'
  | 'CostGone'
  | 'ApplicationGone'
  | 'PersonGone'
  | 'RequisitionGone'
  | 'AnnouncementGone'
  | 'ProjectGone'
  | 'MemberGone'
  | 'SettingGone'
  | 'TaskGone'
  | 'GoalGone'
  | 'MilestoneGone';

export function one<T extends { readonly deletedAt: number | null }>(
  record: T | undefined,
  id: string,
  type: Gone,
): Result<T, Refusal> {
  return record === undefined || record.deletedAt !== null ? err({ type, id: idShown(id) }) : ok(record);
}

/** Each once, in the given order. `deleted`: asks for deleted ones instead of those that are there. */
export function many<T extends { readonly deletedAt: number | null }>(
  byId: ReadonlyMap<string, T>,
  ids: readonly string[],
  type: Gone,
  deleted: boolean,
): Result<readonly T[], Refusal> {
  if (!Array.isArray(ids) || ids.length === 0) return err({ type: 'NothingChosen' });
  const records: T[] = [];
  for (const id of new Set<string>(ids)) {
    const record = byId.get(id);
    if (record === undefined || (record.deletedAt !== null) !== deleted) return err({ type, id: idShown(id) });
    records.push(record);
  }
  return ok(records);
}
