import type { IntakeLimits } from './types.ts';

/** A drive has hundreds of candidates, a large one ten thousand; these leave room and still fit in a phone's memory. */
export const defaultLimits: IntakeLimits = {
  bytes: 32 * 1024 * 1024,
  unpackedBytes: 128 * 1024 * 1024,
  rows: 50_000,
  columns: 256,
};
