import type { Desk } from './desk.ts';
import type { DecisionId } from './ids.ts';
import type { Decision } from './records/decision.ts';

/** All decisions that are there, the latest first. */
export function decisionsOf(desk: Pick<Desk, 'decisions'>): readonly Decision[] {
  return [...desk.decisions.byId.values()]
    .filter(({ deletedAt }) => deletedAt === null)
    .sort(
      (a, b) =>
        (a.decidedOn < b.decidedOn ? 1 : a.decidedOn > b.decidedOn ? -1 : 0) ||
        b.createdAt - a.createdAt ||
        (a.id < b.id ? -1 : 1),
    );
}

/** Later decisions that took the place of this one; several when people decided without having seen each other. */
export const supersededBy = (desk: Pick<Desk, 'decisions'>, id: DecisionId): readonly Decision[] =>
  decisionsOf(desk).filter(({ supersedes }) => supersedes === id);
