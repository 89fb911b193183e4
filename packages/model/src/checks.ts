import { notBuilt } from './commands/not-built.ts';
import type { Desk } from './desk.ts';
import type { ApplicationId, PersonId, RequisitionId } from './ids.ts';

/** What merging can bring about and a document cannot forbid: something for people to resolve [M11]. */
export type BoardProblem =
  | { readonly type: 'HeadcountExceeded'; readonly requisition: RequisitionId; readonly headcount: number; readonly taken: number }
  | { readonly type: 'AppliedTwice'; readonly person: PersonId; readonly requisition: RequisitionId; readonly applications: readonly ApplicationId[] };

export const problemsOf = (desk: Desk): readonly BoardProblem[] => notBuilt(desk);

/** Heads that are taken: joined, in onboarding, or with an accepted offer. */
export const takenOpenings = (desk: Desk, requisition: RequisitionId): number => notBuilt(desk, requisition);
