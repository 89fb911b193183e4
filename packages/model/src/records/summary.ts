import type { UserId } from '../ids.ts';

/** The sections of a monthly summary, in their order. Each is one text with a fixed name, so that two who open it first lose nothing. */
export const summarySections = ['overview', 'kpis', 'trend', 'bottleneck', 'channels', 'workload', 'decisions', 'next'] as const;
export type SummarySection = (typeof summarySections)[number];

/** Numbers and words under plain keys, as they were on the day of the freeze. */
export type SummaryValues = Readonly<Record<string, number | string | null>>;

/** Somebody froze the summary, or opened it again. */
export interface SummaryAct {
  readonly id: string;
  readonly type: 'freeze' | 'unfreeze';
  readonly at: number;
  readonly by: UserId;
  /** Every act its author had seen. */
  readonly after: readonly string[];
  /** Of a freeze: the values and the words of that moment. */
  readonly values: SummaryValues;
  readonly texts: Readonly<Partial<Record<SummarySection, string>>>;
}

/** A month's summary in the list that everybody of the team has, under the id `{project}:{month}`. */
export interface SummaryEntry {
  readonly frozenAt: number;
  readonly by: UserId;
}
