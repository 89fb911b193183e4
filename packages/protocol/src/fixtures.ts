import type { Frame } from './frames.ts';

const bytes = (...values: number[]) => new Uint8Array(values);

/** One of each frame, with values that need more than one byte. For tests. */
export const everyFrame: readonly Frame[] = [
  { type: 'step1', stateVector: bytes(0) },
  { type: 'step2', update: bytes(0, 0) },
  { type: 'update', update: bytes(1, 2, 3, 0) },
  { type: 'awareness', body: bytes(1, 7, 1, 4, 110, 117, 108, 108) },
  { type: 'denied', reason: 'readOnly' },
  { type: 'queryAwareness' },
  {
    type: 'hello',
    version: 1,
    epoch: 'e1-Ünïcode',
    rights: 'w',
    serverTime: 1_780_000_000_000,
    limits: { maxFrameBytes: 16_777_216, maxPresenceBytes: 2048, presencePerSecond: 5, reconnectSpreadMs: 5000 },
  },
  {
    type: 'hello',
    version: 300,
    epoch: 'x',
    rights: 'r',
    serverTime: 0,
    limits: { maxFrameBytes: 1, maxPresenceBytes: 2, presencePerSecond: 3, reconnectSpreadMs: 4 },
  },
  { type: 'ack', count: 1 },
  { type: 'ack', count: 1_000_000 },
  { type: 'nack', number: 1, code: 1, final: true },
  { type: 'nack', number: 200, code: 4, final: false },
  { type: 'ping' },
];
