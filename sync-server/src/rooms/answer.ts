import { encodeFrame } from '@muster/protocol';
import { encodeDeletes } from './ranges.ts';
import type { Facts, Ranges } from './ranges.ts';

/** A stored update as a hot room keeps it: the frame that everybody is sent, and what it takes to leave it out of an answer. */
export interface TailRow {
  readonly seq: number;
  readonly frame: Uint8Array;
  /** [client, first unknown clock, …]: a reader whose state vector reaches these has the structs. */
  readonly ends: readonly number[];
  readonly hasDeletes: boolean;
}

export interface HotSnapshot {
  readonly seq: number;
  readonly update: Uint8Array;
  /** The update as a frame, and its deletions alone as a frame. */
  readonly frame: Uint8Array;
  readonly deletesFrame: Uint8Array;
  readonly structs: Ranges;
}

type StateVector = ReadonlyMap<number, number>;

/** Ends every answer: whoever gets it has all that came before it. */
const emptyStep2 = encodeFrame({ type: 'step2', update: new Uint8Array([0, 0]) });

export const aTailRow = (seq: number, frame: Uint8Array, facts: Facts): TailRow => ({
  seq,
  frame,
  ends: [...facts.structs].flatMap(([client, list]) => [client, list.at(-1) ?? 0]),
  hasDeletes: facts.deletes.size > 0,
});

export const aHotSnapshot = (seq: number, update: Uint8Array, facts: Facts): HotSnapshot => {
  const frame = encodeFrame({ type: 'update', update });
  return {
    seq,
    // The same memory: a snapshot may be large.
    update: frame.subarray(frame.length - update.length),
    frame,
    deletesFrame: encodeFrame({ type: 'update', update: encodeDeletes(facts.deletes) }),
    structs: facts.structs,
  };
};

/** How the snapshot is answered to a reader with this state vector. `diff` has to be computed. */
export const snapshotAnswer = (snapshot: HotSnapshot, vector: StateVector): 'whole' | 'deletes' | 'diff' => {
  if (vector.size === 0) return 'whole';
  for (const [client, list] of snapshot.structs) if ((vector.get(client) ?? 0) < (list.at(-1) ?? 0)) return 'diff';
  return 'deletes';
};

/** The rows that tell such a reader something. A state vector says nothing of deletions: rows that delete are always told. */
const rowsFor = (tail: readonly TailRow[], vector: StateVector): Uint8Array[] =>
  tail.filter((row) => row.hasDeletes || !reaches(vector, row.ends)).map((row) => row.frame);

const reaches = (vector: StateVector, ends: readonly number[]): boolean => {
  for (let i = 0; i < ends.length; i += 2) if ((vector.get(ends[i] as number) ?? 0) < (ends[i + 1] as number)) return false;
  return true;
};

/** The frames of a complete answer: the past, then the tail, then an empty step2 that says "that was all". */
export const answerFrames = (past: Uint8Array | undefined, tail: readonly TailRow[], vector: StateVector): Uint8Array[] => [
  ...(past === undefined ? [] : [past]),
  ...rowsFor(tail, vector),
  emptyStep2,
];
