import type { OwnDuty } from '@muster/model';

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** How many of somebody's responsibilities are accepted. */
export const progressOf = (duties: readonly OwnDuty[]): Progress => ({
  done: duties.filter(({ acceptedAt }) => acceptedAt !== null).length,
  total: duties.length,
});
