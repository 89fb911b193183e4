/** What a project agrees on beside its candidates: risks and decisions. */
import { readDecision } from '../read/decision.ts';
import { readRisk } from '../read/risk.ts';
import type { Decision } from '../records/decision.ts';
import type { Risk } from '../records/risk.ts';
import type { Y } from '../yjs.ts';
import { createCollection } from './collection.ts';
import type { Collection } from './collection.ts';
import { nestedSource } from './sources.ts';

export const liveRisks = (board: Y.Doc): Collection<Risk> =>
  createCollection(nestedSource({ doc: board, document: 'board', kind: 'risk', root: 'risks', read: readRisk }));

export const liveDecisions = (board: Y.Doc): Collection<Decision> =>
  createCollection(nestedSource({ doc: board, document: 'board', kind: 'decision', root: 'decisions', read: readDecision }));
