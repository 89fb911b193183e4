import type { Desk } from './desk.ts';
import type { AnnouncementId, DecisionId, LineId, PersonId, RequisitionId, TaskId } from './ids.ts';
import { occurrenceOf } from './read/task.ts';
import { fieldOf } from './write/commit.ts';
import type { StoreName } from './write/stores.ts';
import { Y } from './yjs.ts';

/** The requisition's co-edited description, or null when there is none to edit. */
export const requisitionDescription = (desk: Desk, id: RequisitionId): Y.Text | null =>
  textIn(desk.documents.board, 'requisition', id, 'description');

/** The notes people write together about a person, or null when there is none to edit. */
export const personNotes = (desk: Desk, id: PersonId): Y.Text | null => textIn(desk.documents.people, 'person', id, 'notes');

/** What was decided and why, or null when there is none to edit. */
export const decisionText = (desk: Desk, id: DecisionId): Y.Text | null => textIn(desk.documents.board, 'decision', id, 'text');

/** What is announced, or null when there is none to edit. */
export const announcementText = (desk: Desk, id: AnnouncementId): Y.Text | null =>
  textIn(desk.documents.space, 'announcement', id, 'text');

/** The notes people write together about a task, or null when there is none to edit. All its occurrences share them. */
export const taskNotes = (desk: Desk, id: TaskId): Y.Text | null =>
  textIn(desk.documents.board, 'task', occurrenceOf(id)?.series ?? id, 'notes');

/** The words of a line of a stand-up, or null when there are none to edit. */
export const lineText = (desk: Desk, id: LineId): Y.Text | null => textIn(desk.documents.week ?? null, 'standupLine', id, 'text');

function textIn(doc: Y.Doc | null, store: StoreName, id: string, field: string): Y.Text | null {
  if (doc === null) return null;
  const target = fieldOf(doc, store, id, field);
  const text = target?.map.get(target.key);
  return text instanceof Y.Text ? text : null;
}
