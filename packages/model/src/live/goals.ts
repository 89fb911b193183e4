import { readGoal } from '../read/goal.ts';
import { readMilestone } from '../read/milestone.ts';
import type { Goal } from '../records/goal.ts';
import type { Milestone } from '../records/milestone.ts';
import type { Y } from '../yjs.ts';
import { createCollection } from './collection.ts';
import type { Collection } from './collection.ts';
import { nestedSource } from './sources.ts';

export const liveGoals = (board: Y.Doc): Collection<Goal> =>
  createCollection(nestedSource({ doc: board, document: 'board', kind: 'goal', root: 'goals', read: readGoal }));

export const liveMilestones = (board: Y.Doc): Collection<Milestone> =>
  createCollection(nestedSource({ doc: board, document: 'board', kind: 'milestone', root: 'milestones', read: readMilestone }));
