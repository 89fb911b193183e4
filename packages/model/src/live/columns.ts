import type { ApplicationId, PersonId, RequisitionId } from '../ids.ts';
import { compareByPlace } from '../place.ts';
import type { Application } from '../records/application.ts';
import { applicationStageKeys } from '../records/stages.ts';
import type { ApplicationStageKey } from '../records/stages.ts';
import type { Y } from '../yjs.ts';
import type { Collection } from './collection.ts';
import { hubOf } from './hub.ts';

/** Where to find applications without looking at all of them. Kept up to date with the live applications [P7]. */
export interface Columns {
  /** The cards of a column in their order, (rank, id): no outcome, not deleted. A new array whenever the column changed. */
  inStage(stage: ApplicationStageKey): readonly ApplicationId[];
  /** Where a card stands in its column, or would stand: how many cards come before it. */
  indexOf(card: Pick<Application, 'id' | 'stage' | 'rank'>): number;
  /** All applications of a person, deleted ones included. */
  ofPerson(person: PersonId): ReadonlySet<ApplicationId>;
  /** All applications to a requisition, deleted ones included. */
  ofRequisition(requisition: RequisitionId): ReadonlySet<ApplicationId>;
  stop(): void;
}

type Card = Pick<Application, 'id' | 'rank'>;

/** Above this many changes in one transaction a column is merged in one pass instead of card by card. */
const fewChanges = 32;

export function createColumns(board: Y.Doc, applications: Collection<Application>): Columns {
  const byPerson = new Map<string, Set<string>>();
  const byRequisition = new Map<string, Set<string>>();
  const cards = new Map<ApplicationStageKey, Card[]>(applicationStageKeys.map((stage) => [stage, []]));
  const ids = new Map<ApplicationStageKey, readonly ApplicationId[]>();
  const leaving = new Map<ApplicationStageKey, Card[]>();
  const coming = new Map<ApplicationStageKey, Card[]>();

  const follow = (id: string, before: Application | undefined, after: Application | undefined): void => {
    if (before?.person !== after?.person) reindex(byPerson, id, before?.person, after?.person);
    if (before?.requisition !== after?.requisition) reindex(byRequisition, id, before?.requisition, after?.requisition);
    const from = before !== undefined && isOnBoard(before) ? before : undefined;
    const to = after !== undefined && isOnBoard(after) ? after : undefined;
    if (from?.stage === to?.stage && from?.rank === to?.rank) return;
    if (from !== undefined) pile(leaving, from.stage, from);
    if (to !== undefined) pile(coming, to.stage, to);
  };
  const catchUp = (): void => {
    if (leaving.size === 0 && coming.size === 0) return;
    for (const stage of applicationStageKeys) {
      const out = leaving.get(stage) ?? [];
      const into = coming.get(stage) ?? [];
      if (out.length === 0 && into.length === 0) continue;
      cards.set(
        stage,
        out.length + into.length <= fewChanges
          ? spliced(cards.get(stage) ?? [], out, into)
          : merged(cards.get(stage) ?? [], out, into),
      );
      ids.delete(stage);
    }
    leaving.clear();
    coming.clear();
  };

  for (const [id, application] of applications.byId) follow(id, undefined, application);
  catchUp();
  const stops = [applications.onReplaced(follow), hubOf(board).derive(catchUp)];
  return {
    inStage: (stage) => {
      let list = ids.get(stage);
      if (list === undefined) ids.set(stage, (list = (cards.get(stage) ?? []).map((card) => card.id)));
      return list;
    },
    indexOf: (card) => indexIn(cards.get(card.stage) ?? [], card),
    ofPerson: (person) => byPerson.get(person) ?? nobody,
    ofRequisition: (requisition) => byRequisition.get(requisition) ?? nobody,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

const nobody: ReadonlySet<string> = new Set();

/** On the board: neither deleted nor left with an outcome. */
export const isOnBoard = (application: Pick<Application, 'outcome' | 'deletedAt'>): boolean =>
  application.outcome === null && application.deletedAt === null;

function spliced(column: readonly Card[], out: readonly Card[], into: readonly Card[]): Card[] {
  const next = [...column];
  for (const card of out) {
    const index = indexIn(next, card);
    if (next[index]?.id === card.id) next.splice(index, 1);
  }
  for (const card of into) next.splice(indexIn(next, card), 0, card);
  return next;
}

function merged(column: readonly Card[], out: readonly Card[], into: readonly Card[]): Card[] {
  const gone = new Set(out.map((card) => card.id));
  const staying = column.filter((card) => !gone.has(card.id));
  return [...staying, ...into].sort(compareByPlace);
}

function indexIn(column: readonly Card[], card: Card): number {
  let [low, high] = [0, column.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareByPlace(column[middle] as Card, card) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function reindex(index: Map<string, Set<string>>, id: string, from: string | undefined, to: string | undefined): void {
  if (from !== undefined) index.get(from)?.delete(id);
  if (to === undefined) return;
  const set = index.get(to);
  if (set === undefined) index.set(to, new Set([id]));
  else set.add(id);
}

function pile(piles: Map<ApplicationStageKey, Card[]>, stage: ApplicationStageKey, card: Card): void {
  const known = piles.get(stage);
  if (known === undefined) piles.set(stage, [card]);
  else known.push(card);
}
