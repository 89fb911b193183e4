import type { Desk } from '../desk.ts';
import type { ApplicationId, PersonId, RequisitionId } from '../ids.ts';
import { addPerson } from '../commands/add-person.ts';
import type { NewPerson } from '../commands/add-person.ts';
import { createRequisition } from '../commands/create-requisition.ts';
import type { NewRequisition } from '../commands/create-requisition.ts';
import type { Activity } from '../records/activity.ts';
import type { Result } from '../result.ts';
import { createPeer } from './peers.ts';

/** The value of a result that a test relies on. */
export function expectOk<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

export const aDesk = (name = 'ana'): Desk => createPeer(name).desk;

export const aRequisition = (desk: Desk, fields: Partial<NewRequisition> = {}): RequisitionId =>
  expectOk(createRequisition(desk, { title: 'Live host', headcount: 3, as: 'confirmed', ...fields })).id;

export const aPerson = (desk: Desk, fields: Partial<NewPerson> = {}): PersonId =>
  expectOk(addPerson(desk, { person: { name: 'Li Lei' }, ...fields })).id;

/** A person with an application; makes a requisition when none is named. */
export function anApplication(desk: Desk, fields: { name?: string; requisition?: RequisitionId } = {}): ApplicationId {
  const requisition = fields.requisition ?? aRequisition(desk);
  return expectOk(addPerson(desk, { person: { name: fields.name ?? 'Li Lei' }, apply: { requisition } }))
    .application as ApplicationId;
}

/** A person with an application, both by id. */
export function addedPerson(desk: Desk, fields: NewPerson): { readonly id: PersonId; readonly application: ApplicationId } {
  const { id, application } = expectOk(addPerson(desk, fields));
  if (application === null) throw new Error('nothing was applied for');
  return { id, application };
}

/** The latest activity of a kind about a record of the board; several may be of one instant. */
export const noteOf = (desk: Desk, subject: string, kind: Activity['kind']): Activity | undefined =>
  desk.boardActivity.of(subject).findLast((activity) => activity.kind === kind);
