import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeDeletes, encodeStateVector } from './ranges.ts';
import { seeded } from '../testing/world.ts';
import { readStateVector, readUpdate } from './update.ts';

const aDoc = () => {
  const doc = new Y.Doc();
  doc.getMap('m').set('a', { nested: [1, null, 'x'] });
  doc.getText('t').insert(0, 'hello 你好');
  doc.getText('t').delete(1, 2);
  doc.getArray('l').push([new Y.Map([['k', new Uint8Array([1, 2])]])]);
  return doc;
};

test('what an update holds is what its document knows', () => {
  const doc = aDoc();
  const facts = readUpdate(Y.encodeStateAsUpdate(doc));
  if (!facts.ok) throw new Error(facts.error.type);
  expect(Y.decodeStateVector(encodeStateVector(facts.value.structs))).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));
  expect([...facts.value.deletes.keys()]).toEqual([doc.clientID]);
});

test('[R7] the deletions alone are an update that deletes', () => {
  const doc = aDoc();
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  doc.getMap('m').delete('a');
  const facts = readUpdate(Y.encodeStateAsUpdate(doc));
  if (!facts.ok) throw new Error(facts.error.type);
  Y.applyUpdate(copy, encodeDeletes(facts.value.deletes));
  expect(copy.getMap('m').toJSON()).toEqual({});
});

test('[R4] every cut and every extra byte is refused, alone and inside a larger buffer', () => {
  const update = Y.encodeStateAsUpdate(aDoc());
  const larger = new Uint8Array([...update, ...update]);
  for (let length = 0; length < update.length; length++) {
    expect(readUpdate(update.slice(0, length)).ok, `cut to ${length}`).toBe(false);
    expect(readUpdate(larger.subarray(0, length)).ok, `view of ${length}`).toBe(false);
  }
  expect(readUpdate(new Uint8Array([...update, 0])).ok).toBe(false);
  expect(readUpdate(update).ok).toBe(true);
});

test('[R4] subdocuments, empty structs and clocks beyond whole numbers are refused', () => {
  const doc = new Y.Doc();
  doc.getMap('m').set('sub', new Y.Doc());
  expect(readUpdate(Y.encodeStateAsUpdate(doc)).ok).toBe(false);
  expect(readUpdate(new Uint8Array([1, 1, 5, 0, 0, 0, 0])).ok, 'GC of length 0').toBe(false);
  expect(readUpdate(new Uint8Array([1, 1, 5, 0, 0, 1, 0])).ok, 'GC of length 1').toBe(true);
  const far = [255, 255, 255, 255, 255, 255, 255, 15]; // 2⁵³ − 1
  expect(readUpdate(new Uint8Array([1, 1, 5, ...far, 0, 1, 0])).ok, 'beyond').toBe(false);
  expect(readUpdate(new Uint8Array([0, 1, 5, 1, ...far, 1])).ok, 'deletes beyond').toBe(false);
});

test('[R4] a state vector is read whole or refused', () => {
  const bytes = Y.encodeStateVector(aDoc());
  expect(readStateVector(bytes)).toEqual({ ok: true, value: Y.decodeStateVector(bytes) });
  expect(readStateVector(bytes.subarray(0, bytes.length - 1)).ok).toBe(false);
  expect(readStateVector(new Uint8Array([...bytes, 0])).ok).toBe(false);
  expect(readStateVector(new Uint8Array([255, 255, 255, 255, 7])).ok).toBe(false);
});

test('[R4] no bent update that is let through makes a document throw', () => {
  const seed = Math.floor(Math.random() * 1e9);
  const random = seeded(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const doc = aDoc();
  const updates: Uint8Array[] = [Y.encodeStateAsUpdate(doc)];
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  other.on('update', (update: Uint8Array) => updates.push(update));
  other.getText('t').insert(3, 'BBB');
  other.getText('t').format(0, 4, { bold: true });
  other.getText('t').delete(0, 5);
  other.getMap('m').set('rec', new Y.Map([['text', new Y.Text('abc')]]));
  other.getMap<Y.Map<unknown>>('m').get('rec')?.set('q', [1]);
  other.getMap('m').delete('a');
  updates.push(Y.encodeStateAsUpdate(other));
  let passed = 0;
  for (let i = 0; i < 10_000; i++) {
    const bytes = Uint8Array.from(updates[below(updates.length)] ?? []);
    for (let bends = 1 + below(3); bends > 0; bends--) {
      const at = below(bytes.length);
      bytes[at] = random() < 0.5 ? (bytes[at] ?? 0) ^ (1 << below(8)) : below(12);
    }
    if (!readUpdate(bytes).ok) continue;
    passed++;
    const reader = new Y.Doc();
    try {
      if (random() < 0.5) Y.applyUpdate(reader, updates[0] ?? bytes);
      Y.applyUpdate(reader, bytes);
      if (random() < 0.5) Y.applyUpdate(reader, updates.at(-1) ?? bytes);
    } catch (error) {
      throw new Error(`seed ${seed}, run ${i}: ${Buffer.from(bytes).toString('hex')}`, { cause: error });
    }
  }
  expect(passed).toBeGreaterThan(1000);
});
