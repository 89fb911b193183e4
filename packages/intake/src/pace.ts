import type { Progress, WorkOptions } from './types.ts';

const SLICE_MS = 12;

/** Lets long work breathe: the event loop gets its turn (and with it the message that cancels) every few milliseconds. */
export interface Pace {
  /** Yields when the slice is used up. False when the work was cancelled. */
  step(done: number, total: number): Promise<boolean>;
  /** Says that everything is done. */
  finish(): void;
}

/** Progress is told in thousandths: bytes, characters and rows come together in one bar. */
const WHOLE = 1000;

export function createPace(phase: Progress['phase'], { onProgress, signal }: WorkOptions): Pace {
  let sliceStart = performance.now();
  let reported = -1;
  const report = (done: number): void => {
    if (done <= reported) return;
    reported = done;
    onProgress?.({ phase, done, total: WHOLE });
  };
  return {
    async step(done, total) {
      if (signal?.aborted === true) return false;
      if (performance.now() - sliceStart < SLICE_MS) return true;
      report(Math.min(WHOLE - 1, Math.floor((done / total) * WHOLE)));
      await new Promise((resolve) => setTimeout(resolve, 0));
      sliceStart = performance.now();
      // A signal that came meanwhile is seen by the next step.
      return true;
    },
    finish: () => report(WHOLE),
  };
}
