import * as encoding from 'lib0/encoding';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { writePermissionDenied } from 'y-protocols/auth';
import { writeSyncStep1, writeSyncStep2, writeUpdate } from 'y-protocols/sync';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { everyFrame } from './fixtures.ts';
import { decodeFrame, encodeFrame } from './frames.ts';
import { limits } from './limits.ts';
import { decodePresence } from './presence.ts';

const frame = (...values: number[]) => new Uint8Array(values);
const written = (type: number, write: (out: encoding.Encoder) => void): Uint8Array => {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, type);
  write(out);
  return encoding.toUint8Array(out);
};

test.each(everyFrame.map((each) => [each.type, each] as const))('%s reads back as it was written', (_type, each) => {
  expect(decodeFrame(encodeFrame(each))).toEqual({ ok: true, value: each });
});

test('the stock frames are those of y-protocols, byte for byte', () => {
  const doc = new Y.Doc();
  doc.getMap('m').set('k', 'v');
  const update = Y.encodeStateAsUpdate(doc);
  const stateVector = Y.encodeStateVector(doc);
  expect(encodeFrame({ type: 'step1', stateVector })).toEqual(written(0, (out) => writeSyncStep1(out, doc)));
  expect(encodeFrame({ type: 'step2', update })).toEqual(written(0, (out) => writeSyncStep2(out, doc)));
  expect(encodeFrame({ type: 'update', update })).toEqual(written(0, (out) => writeUpdate(out, update)));
  expect(encodeFrame({ type: 'denied', reason: 'no' })).toEqual(written(2, (out) => writePermissionDenied(out, 'no')));
  const awareness = new Awareness(doc);
  awareness.setLocalState({ name: 'Ana' });
  const body = encodeAwarenessUpdate(awareness, [doc.clientID]);
  awareness.destroy();
  expect(encodeFrame({ type: 'awareness', body })).toEqual(written(1, (out) => encoding.writeVarUint8Array(out, body)));
  expect(decodePresence(body)).toEqual({ ok: true, value: [{ client: doc.clientID, clock: 1, state: '{"name":"Ana"}' }] });
});

test.each([
  ['empty', frame(), 'FrameTruncated'],
  ['sync without its step', frame(0), 'FrameTruncated'],
  ['an unknown sync step', frame(0, 3, 0), 'FrameUnknown'],
  ['a body longer than the frame', frame(0, 2, 5, 1, 2), 'FrameTruncated'],
  ['a body length without end', frame(0, 2, 255, 255, 255, 255, 255, 255, 255, 255, 255), 'FrameTruncated'],
  ['a byte after the body', frame(0, 2, 1, 1, 9), 'FrameTrailing'],
  ['a byte after a ping', frame(116, 0), 'FrameTrailing'],
  ['an unknown type', frame(4), 'FrameUnknown'],
  ['a type of the extension that does not exist', frame(111, 1), 'FrameUnknown'],
  ['an auth message other than denied', frame(2, 1, 0), 'FrameUnknown'],
  ['a text that is not UTF-8', frame(2, 0, 2, 0xc3, 0x28), 'FrameTruncated'],
  ['a NACK of update 0', frame(113, 0, 1, 1), 'FrameInvalid'],
  ['a NACK with an unknown code', frame(113, 1, 99, 1), 'FrameInvalid'],
  ['a NACK that is neither final nor not', frame(113, 1, 1, 2), 'FrameInvalid'],
  ['a HELLO of version 0', frame(110, 0, 1, 65, 1, 0, 1, 1, 1, 1), 'FrameInvalid'],
  ['a HELLO without an epoch', frame(110, 1, 0, 1, 0, 1, 1, 1, 1), 'FrameInvalid'],
  ['a HELLO with unknown rights', frame(110, 1, 1, 65, 2, 0, 1, 1, 1, 1), 'FrameInvalid'],
])('[R4] %s is refused', (_what, bytes, type) => {
  expect(decodeFrame(bytes)).toMatchObject({ ok: false, error: { type } });
});

test('[R4] a frame over the limit is refused before it is read; without a limit the relay may send a large room', () => {
  const bytes = encodeFrame({ type: 'update', update: new Uint8Array(limits.maxFrameBytes) });
  expect(decodeFrame(bytes, limits.maxFrameBytes)).toEqual({ ok: false, error: { type: 'FrameTooLarge', bytes: bytes.length } });
  expect(decodeFrame(bytes).ok).toBe(true);
});

test('[R4] a short frame inside a larger buffer does not read its neighbour', () => {
  const buffer = new Uint8Array([0, 2, 5, 1, 2, 77, 77, 77, 77]);
  expect(decodeFrame(buffer.subarray(0, 5))).toEqual({ ok: false, error: { type: 'FrameTruncated' } });
});
