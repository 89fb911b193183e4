/** What a project agrees on beside its candidates: its charter and kick-off, risks, decisions and announcements. */
import { readAnnouncement } from '../read/announcement.ts';
import {
  budgetFields,
  budgetId,
  charterFields,
  charterId,
  kickoffFields,
  readBudget,
  readCharter,
  readKickoffItem,
} from '../read/charter.ts';
import { readDecision } from '../read/decision.ts';
import { readRisk } from '../read/risk.ts';
import type { Announcement } from '../records/announcement.ts';
import { builtInKickoff } from '../records/charter.ts';
import type { Budget, Charter, KickoffItem } from '../records/charter.ts';
import type { Decision } from '../records/decision.ts';
import type { Risk } from '../records/risk.ts';
import type { Y } from '../yjs.ts';
import { createCollection } from './collection.ts';
import type { Collection } from './collection.ts';
import { flatSource, nestedSource } from './sources.ts';

export const liveRisks = (board: Y.Doc): Collection<Risk> =>
  createCollection(nestedSource({ doc: board, document: 'board', kind: 'risk', root: 'risks', read: readRisk }));

export const liveDecisions = (board: Y.Doc): Collection<Decision> =>
  createCollection(nestedSource({ doc: board, document: 'board', kind: 'decision', root: 'decisions', read: readDecision }));

export const liveAnnouncements = (space: Y.Doc): Collection<Announcement> =>
  createCollection(
    nestedSource({ doc: space, document: 'space', kind: 'announcement', root: 'announcements', read: readAnnouncement }),
  );

/** One record, under the id `charter`. */
export const liveCharter = (board: Y.Doc): Collection<Charter> =>
  createCollection(
    flatSource({
      doc: board,
      document: 'board',
      kind: 'charter',
      root: 'charter',
      fields: charterFields,
      read: readCharter,
      always: [charterId],
    }),
  );

/** One record, under the id `budget`. */
export const liveBudget = (doc: Y.Doc): Collection<Budget> =>
  createCollection(
    flatSource({
      doc,
      document: 'private',
      kind: 'budget',
      root: 'budget',
      fields: budgetFields,
      read: readBudget,
      always: [budgetId],
    }),
  );

/** Built-in lines included. */
export const liveKickoff = (board: Y.Doc): Collection<KickoffItem> =>
  createCollection(
    flatSource({
      doc: board,
      document: 'board',
      kind: 'kickoff',
      root: 'kickoff',
      fields: kickoffFields,
      read: readKickoffItem,
      always: builtInKickoff,
    }),
  );
