import type { Activity } from '../records/activity.ts';

/** What happened, in order of (at, id). */
export interface LiveActivity {
  /** What happened to one requisition, application or person. */
  of(subject: string): readonly Activity[];
  readonly all: readonly Activity[];
  subscribe(listener: () => void): () => void;
  stop(): void;
}
