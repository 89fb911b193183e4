import type { ApplicationStageKey, OutcomeKey } from '../records/stages.ts';

export const dayMs = 86_400_000;
export const hourMs = 3_600_000;

export interface SampleMove {
  readonly stage: ApplicationStageKey;
  readonly at: number;
  readonly by: number;
  readonly outcome: OutcomeKey | null;
  readonly reason: string | null;
  /** Index of the move it came after; -1 for the first. */
  readonly after: number;
}
