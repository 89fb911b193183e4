import type { Frame } from './frames.ts';

const bytes = (...values: number[]) => new Uint8Array(values);

type Examples = { readonly [T in Frame['type']]: readonly Extract<Frame, { readonly type: T }>[] };

/** Every type is named: a new frame does not compile before it has an example here, and so is seen by the test of the version. */
const examples: Examples = {
  step1: [{ type: 'step1', stateVector: bytes(0) }],
  step2: [{ type: 'step2', update: bytes(0, 0) }],
  update: [{ type: 'update', update: bytes(1, 2, 3, 0) }],
  awareness: [{ type: 'awareness', body: bytes(1, 7, 1, 4, 110, 117, 108, 108) }],
  denied: [{ type: 'denied', reason: 'readOnly' }],
  queryAwareness: [{ type: 'queryAwareness' }],
  hello: [
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
  ],
  ack: [
    { type: 'ack', count: 1 },
    { type: 'ack', count: 1_000_000 },
  ],
  nack: [
    { type: 'nack', number: 1, code: 1, final: true },
    { type: 'nack', number: 200, code: 4, final: false },
  ],
  ping: [{ type: 'ping' }],
};

/** One of each frame, with values that need more than one byte. For tests. */
export const everyFrame: readonly Frame[] = Object.values(examples).flat();
