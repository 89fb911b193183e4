import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { err, ok } from './result.ts';
import type { Result } from './result.ts';

/** Everything that crosses the socket, one per binary message. */
export type Frame =
  /** What the sender knows; the other side answers with what is missing there. */
  | { readonly type: 'step1'; readonly stateVector: Uint8Array }
  /** The answer to step1. Carries data, so it is numbered. */
  | { readonly type: 'step2'; readonly update: Uint8Array }
  /** A change. Carries data, so it is numbered. */
  | { readonly type: 'update'; readonly update: Uint8Array }
  /** Presence; its body is read by `decodePresence`. */
  | { readonly type: 'awareness'; readonly body: Uint8Array }
  | { readonly type: 'denied'; readonly reason: string }
  | { readonly type: 'queryAwareness' }
  | Hello
  /** This connection's numbered frames up to this one are on disk, except those that got a NACK. */
  | { readonly type: 'ack'; readonly count: number }
  | { readonly type: 'nack'; readonly number: number; readonly code: NackCode; readonly final: boolean }
  /** PING from a client, PONG from the relay: the same bytes. */
  | { readonly type: 'ping' };

/** The relay's first frame to a client that asked for the extension. */
export interface Hello {
  readonly type: 'hello';
  readonly version: number;
  /** Names the relay's memory. Another epoch than last time: earlier acknowledgements may be void. */
  readonly epoch: string;
  readonly rights: 'r' | 'w';
  /** The relay's clock, in milliseconds since 1970. */
  readonly serverTime: number;
  readonly limits: HelloLimits;
}

export interface HelloLimits {
  readonly maxFrameBytes: number;
  readonly maxPresenceBytes: number;
  readonly presencePerSecond: number;
  readonly reconnectSpreadMs: number;
}

export const nackCodes = {
  /** This connection may only read. */
  readOnly: 1,
  /** The update does not decode, or breaks a limit of its kind. */
  malformed: 2,
  /** It holds new structs under a client id that belongs to another user. */
  foreignClient: 3,
  /** More structs or delete ranges than one update may have. */
  tooLarge: 4,
} as const;
export type NackCode = (typeof nackCodes)[keyof typeof nackCodes];

export type FrameRefusal =
  | { readonly type: 'FrameTooLarge'; readonly bytes: number }
  | { readonly type: 'FrameTruncated' }
  | { readonly type: 'FrameTrailing'; readonly bytes: number }
  | { readonly type: 'FrameUnknown' }
  /** A value is out of its range. */
  | { readonly type: 'FrameInvalid'; readonly what: string };

const maxReasonLength = 256;
const maxEpochLength = 64;

/** The bytes of a frame. */
export const encodeFrame = (frame: Frame): Uint8Array => {
  const out = encoding.createEncoder();
  switch (frame.type) {
    case 'step1':
      return body(out, [0, 0], frame.stateVector);
    case 'step2':
      return body(out, [0, 1], frame.update);
    case 'update':
      return body(out, [0, 2], frame.update);
    case 'awareness':
      return body(out, [1], frame.body);
    case 'denied':
      numbers(out, [2, 0]);
      encoding.writeVarString(out, frame.reason);
      break;
    case 'queryAwareness':
      numbers(out, [3]);
      break;
    case 'hello':
      numbers(out, [110, frame.version]);
      encoding.writeVarString(out, frame.epoch);
      numbers(out, [
        frame.rights === 'w' ? 1 : 0,
        frame.serverTime,
        frame.limits.maxFrameBytes,
        frame.limits.maxPresenceBytes,
        frame.limits.presencePerSecond,
        frame.limits.reconnectSpreadMs,
      ]);
      break;
    case 'ack':
      numbers(out, [112, frame.count]);
      break;
    case 'nack':
      numbers(out, [113, frame.number, frame.code, frame.final ? 1 : 0]);
      break;
    case 'ping':
      numbers(out, [116]);
      break;
  }
  return encoding.toUint8Array(out);
};

const numbers = (out: encoding.Encoder, values: readonly number[]): void => {
  for (const value of values) encoding.writeVarUint(out, value);
};

const body = (out: encoding.Encoder, types: readonly number[], bytes: Uint8Array): Uint8Array => {
  numbers(out, types);
  encoding.writeVarUint8Array(out, bytes);
  return encoding.toUint8Array(out);
};

/**
 * Reads one frame. Never throws; bytes after the frame, short bodies and values out of range are refused. Bodies are views of
 * `bytes`, not copies. The relay passes `limits.maxFrameBytes`; what it sends itself, such as a large room in one piece, may be longer.
 */
export const decodeFrame = (bytes: Uint8Array, maxBytes = Number.POSITIVE_INFINITY): Result<Frame, FrameRefusal> => {
  if (bytes.length > maxBytes) return err({ type: 'FrameTooLarge', bytes: bytes.length });
  return decodeWhole(bytes, readFrame);
};

const readFrame = (input: decoding.Decoder): Frame | FrameRefusal => {
  const type = decoding.readVarUint(input);
  switch (type) {
    case 0:
      return readSync(input);
    case 1:
      return { type: 'awareness', body: decoding.readVarUint8Array(input) };
    case 2: {
      if (decoding.readVarUint(input) !== 0) return { type: 'FrameUnknown' };
      const reason = decoding.readVarString(input);
      return reason.length > maxReasonLength ? invalid('reason') : { type: 'denied', reason };
    }
    case 3:
      return { type: 'queryAwareness' };
    case 110:
      return readHello(input);
    case 112:
      return { type: 'ack', count: decoding.readVarUint(input) };
    case 113: {
      const number = decoding.readVarUint(input);
      const code = decoding.readVarUint(input);
      const final = decoding.readVarUint(input);
      if (number === 0) return invalid('number');
      if (!isNackCode(code)) return invalid('code');
      if (final > 1) return invalid('final');
      return { type: 'nack', number, code, final: final === 1 };
    }
    case 116:
      return { type: 'ping' };
    default:
      return { type: 'FrameUnknown' };
  }
};

const readSync = (input: decoding.Decoder): Frame | FrameRefusal => {
  const step = decoding.readVarUint(input);
  if (step > 2) return { type: 'FrameUnknown' };
  const bytes = decoding.readVarUint8Array(input);
  if (step === 0) return { type: 'step1', stateVector: bytes };
  return { type: step === 1 ? 'step2' : 'update', update: bytes };
};

const readHello = (input: decoding.Decoder): Frame | FrameRefusal => {
  const version = decoding.readVarUint(input);
  const epoch = decoding.readVarString(input);
  const rights = decoding.readVarUint(input);
  const serverTime = decoding.readVarUint(input);
  const told: HelloLimits = {
    maxFrameBytes: decoding.readVarUint(input),
    maxPresenceBytes: decoding.readVarUint(input),
    presencePerSecond: decoding.readVarUint(input),
    reconnectSpreadMs: decoding.readVarUint(input),
  };
  if (version === 0) return invalid('version');
  if (epoch.length === 0 || epoch.length > maxEpochLength) return invalid('epoch');
  if (rights > 1) return invalid('rights');
  return { type: 'hello', version, epoch, rights: rights === 1 ? 'w' : 'r', serverTime, limits: told };
};

const invalid = (what: string): FrameRefusal => ({ type: 'FrameInvalid', what });

const isNackCode = (code: number): code is NackCode => (Object.values(nackCodes) as number[]).includes(code);

const isRefusal = (value: object): value is FrameRefusal =>
  'type' in value && typeof value.type === 'string' && value.type.startsWith('Frame');

/**
 * Runs a reader that may throw over all of `bytes`. lib0 throws on some short inputs and, when `bytes` is a part of a larger
 * buffer, reads past its end on others: both come out as a refusal.
 */
export const decodeWhole = <T extends object>(
  bytes: Uint8Array,
  read: (input: decoding.Decoder) => T | FrameRefusal,
): Result<T, FrameRefusal> => {
  const input = decoding.createDecoder(bytes);
  let value: T | FrameRefusal;
  try {
    value = read(input);
  } catch {
    return err({ type: 'FrameTruncated' });
  }
  if (isRefusal(value)) return err(value);
  if (input.pos > bytes.length) return err({ type: 'FrameTruncated' });
  if (input.pos < bytes.length) return err({ type: 'FrameTrailing', bytes: bytes.length - input.pos });
  return ok(value);
};
