import type { ApplicationId, PersonId, RequisitionId } from '../ids.ts';
import type { ApplicationStageKey } from '../records/stages.ts';

/** Where to find applications without looking at all of them. Kept up to date with the live applications [P7]. */
export interface Columns {
  /** The cards of a column in their order, (rank, id): no outcome, not deleted. A new array whenever the column changed. */
  inStage(stage: ApplicationStageKey): readonly ApplicationId[];
  /** All applications of a person, deleted ones included. */
  ofPerson(person: PersonId): ReadonlySet<ApplicationId>;
  /** All applications to a requisition, deleted ones included. */
  ofRequisition(requisition: RequisitionId): ReadonlySet<ApplicationId>;
}
