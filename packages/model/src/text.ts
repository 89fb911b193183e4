import { notBuilt } from './commands/not-built.ts';
import type { Desk } from './desk.ts';
import type { PersonId, RequisitionId } from './ids.ts';
import type { Y } from './yjs.ts';

/** The requisition's co-edited description, or null when there is none to edit. */
export const requisitionDescription = (desk: Desk, id: RequisitionId): Y.Text | null => notBuilt(desk, id);

/** The notes people write together about a person, or null when there is none to edit. */
export const personNotes = (desk: Desk, id: PersonId): Y.Text | null => notBuilt(desk, id);
