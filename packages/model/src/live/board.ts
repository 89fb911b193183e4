import type { Application } from '../records/application.ts';
import type { Opening, Requisition } from '../records/requisition.ts';
import { keyDateOf, standingDateOf } from '../key-dates.ts';
import { readApplication } from '../read/application.ts';
import { openingFields, readOpening, readRequisition } from '../read/requisition.ts';
import type { Heads } from '../read/requisition.ts';
import type { Y } from '../yjs.ts';
import { createCollection } from './collection.ts';
import type { Collection } from './collection.ts';
import { createColumns } from './columns.ts';
import type { Columns } from './columns.ts';
import { flatSource, nestedSource } from './sources.ts';

export interface LiveBoard {
  readonly applications: Collection<Application>;
  readonly openings: Collection<Opening>;
  readonly requisitions: Collection<Requisition>;
  readonly columns: Columns;
  headsOf(requisition: string): Heads;
  stop(): void;
}

/** Everything on the board. A requisition's headcount and status follow its openings and applications. */
export function liveBoard(board: Y.Doc): LiveBoard {
  const openings = createCollection(
    flatSource({ doc: board, document: 'board', kind: 'opening', root: 'openings', fields: openingFields, read: readOpening }),
  );
  const applications = createCollection(
    nestedSource({ doc: board, document: 'board', kind: 'application', root: 'applications', read: readApplication }),
  );

  const headcounts = new Map<string, number>();
  const taken = new Map<string, number>();
  const countOpening = (opening: Opening | undefined, by: number): void => {
    if (opening !== undefined && opening.cancelledAt === null) add(headcounts, opening.requisition, by);
  };
  const countTaken = (application: Application | undefined, by: number): void => {
    if (application !== undefined && takesAnOpening(application)) add(taken, application.requisition, by);
  };
  for (const opening of openings.byId.values()) countOpening(opening, 1);
  for (const application of applications.byId.values()) countTaken(application, 1);
  const headsOf = (id: string): Heads => ({ headcount: headcounts.get(id) ?? 0, taken: taken.get(id) ?? 0 });

  openings.onReplaced((_, before, after) => {
    countOpening(before, -1);
    countOpening(after, 1);
    for (const opening of [before, after]) if (opening !== undefined) requisitions.touch(opening.requisition);
  });
  applications.onReplaced((_, before, after) => {
    countTaken(before, -1);
    countTaken(after, 1);
    for (const application of [before, after]) {
      if (
        application !== undefined &&
        (before === undefined ||
          after === undefined ||
          takesAnOpening(before) !== takesAnOpening(after) ||
          before.requisition !== after.requisition)
      ) {
        requisitions.touch(application.requisition);
      }
    }
  });
  const columns = createColumns(board, applications);
  const requisitions = createCollection(
    nestedSource({
      doc: board,
      document: 'board',
      kind: 'requisition',
      root: 'requisitions',
      read: (id, fields) => readRequisition(id, fields, headsOf(id)),
    }),
  );
  return {
    applications,
    openings,
    requisitions,
    columns,
    headsOf,
    stop: () => {
      for (const part of [columns, requisitions, applications, openings]) part.stop();
    },
  };
}

/** Joined, in onboarding, or with an accepted offer; not once the acceptance was given up. */
export function takesAnOpening(application: Application): boolean {
  if (application.deletedAt !== null) return false;
  if (application.outcome !== null) return application.outcome === 'joined';
  if (keyDateOf(application, 'offer-accepted') !== null && standingDateOf(application, 'offer-accepted') === null) return false;
  if (application.stage === 'onboarding') return application.step !== 'no-show';
  return application.stage === 'offer' && application.step === 'accepted';
}

function add(counts: Map<string, number>, id: string, by: number): void {
  counts.set(id, (counts.get(id) ?? 0) + by);
}
