import type { Desk } from './desk.ts';
import { compareByPlace } from './place.ts';
import { budgetId, charterId } from './read/charter.ts';
import type { Budget, Charter, CharterPart, KickoffItem } from './records/charter.ts';
import type { Y } from './yjs.ts';

const nothing: Charter = { startsOn: null, endsOn: null, headcount: null };

export const charterOf = (desk: Pick<Desk, 'charter'>): Charter => desk.charter.byId.get(charterId) ?? nothing;

/** null: this member may not read what the project may cost. */
export const budgetOf = (desk: Pick<Desk, 'budget'>): Budget | null => desk.budget.byId.get(budgetId) ?? null;

/** Fixed names in the board document, so that two who open an empty charter at once write into the same texts [M1, M3]. */
const roots = { goal: 'charterGoal', scope: 'charterScope', outOfScope: 'charterOutOfScope' } as const satisfies Record<
  CharterPart,
  string
>;

/** A text of the charter that people write together. Asking for it writes nothing. */
export const charterText = (desk: Pick<Desk, 'documents'>, part: CharterPart): Y.Text =>
  desk.documents.board.getText(roots[part]);

/** The kick-off checklist in its order, hidden lines included, as those see it who edit it. */
export const kickoffOf = (desk: Pick<Desk, 'kickoff'>): readonly KickoffItem[] =>
  [...desk.kickoff.byId.values()].sort(compareByPlace);
