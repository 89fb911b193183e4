import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everyFrame } from './fixtures.ts';
import { decodeFrame, encodeFrame } from './frames.ts';
import { decodePresence, encodePresence } from './presence.ts';

test('[R4] no bytes make decoding throw, and what decodes is the whole of them', () => {
  const start = fc.constantFrom([0, 0], [0, 1], [0, 2], [1], [2, 0], [3], [110], [112], [113], [116], []);
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 40 }), (head, rest) => {
      const bytes = new Uint8Array([...head, ...rest]);
      const decoded = decodeFrame(bytes);
      if (!decoded.ok) return;
      // Numbers have several spellings; what is read must at least read the same again.
      expect(decodeFrame(encodeFrame(decoded.value))).toEqual(decoded);
      if ('update' in decoded.value) expect(decoded.value.update.length).toBeLessThanOrEqual(bytes.length);
    }),
    { numRuns: 5000 },
  );
});

test('[R4] every cut of every frame is refused', () => {
  for (const frame of everyFrame) {
    const bytes = encodeFrame(frame);
    for (let length = 0; length < bytes.length; length++)
      expect(decodeFrame(bytes.subarray(0, length)).ok, `${frame.type} cut to ${length}`).toBe(false);
  }
});

test('[R12] presence reads back as it was written, and no bytes make it throw', () => {
  const entry = fc.record({ client: fc.nat(), clock: fc.nat(), state: fc.json() });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 5 }), fc.uint8Array({ maxLength: 30 }), (entries, noise) => {
      const body = encodePresence(entries);
      expect(decodePresence(body)).toEqual({ ok: true, value: entries });
      expect(decodePresence(body.subarray(0, body.length - 1)).ok).toBe(false);
      expect(decodePresence(new Uint8Array([...body, 0])).ok).toBe(false);
      decodePresence(noise);
    }),
  );
});
