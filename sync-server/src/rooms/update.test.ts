import { limits } from '@muster/protocol';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addFacts, encodeDeletes, encodeStateVector, noFacts, repeatedVector } from './ranges.ts';
import { aSeed, seeded } from '../testing/world.ts';
import { readStateVector, readUpdate, withoutKnown } from './update.ts';

const aDoc = () => {
  const doc = new Y.Doc();
  doc.clientID = 1_234_567_890; // a seed means the same bytes in every run
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

test('[R4] values that are nested so deep that readers would exhaust their stacks are refused', () => {
  const nested = (levels: number, write: (doc: Y.Doc, value: unknown) => void): Uint8Array => {
    let value: unknown = 1;
    for (let i = 0; i < levels; i++) value = i % 2 ? [value] : { v: value };
    const doc = new Y.Doc();
    write(doc, value);
    return Y.encodeStateAsUpdate(doc);
  };
  const ways: ((doc: Y.Doc, value: unknown) => void)[] = [
    (doc, value) => void doc.getMap('m').set('k', value),
    (doc, value) => doc.getArray('l').push([0, value]),
    (doc, value) => doc.getText('t').insertEmbed(0, { value }),
    (doc, value) => doc.getText('t').insert(0, 'x', { mark: value }),
  ];
  for (const write of ways) {
    expect(readUpdate(nested(150, write)).ok).toBe(true);
    expect(readUpdate(nested(250, write)).ok).toBe(false);
  }
});

test('[R4] more structs, delete ranges or clients than an update may hold are refused', () => {
  const update = (write: (out: encoding.Encoder) => void): Uint8Array => {
    const out = encoding.createEncoder();
    write(out);
    return encoding.toUint8Array(out);
  };
  const numbers = (out: encoding.Encoder, ...values: number[]): void =>
    values.forEach((value) => encoding.writeVarUint(out, value));
  const structs = (count: number) =>
    update((out) => {
      numbers(out, 1, count, 5, 0);
      for (let i = 0; i < count; i++) numbers(out, 0, 1);
      numbers(out, 0);
    });
  const deletes = (count: number) =>
    update((out) => {
      numbers(out, 0, 1, 5, count);
      for (let i = 0; i < count; i++) numbers(out, 2 * i, 1);
    });
  const clients = (count: number) =>
    update((out) => {
      numbers(out, count);
      for (let i = 0; i < count; i++) numbers(out, 1, i, 0, 0, 1);
      numbers(out, 0);
    });
  const tooLarge = { ok: false, error: { type: 'UpdateTooLarge' } };
  expect(readUpdate(structs(1000)).ok).toBe(true);
  expect(readUpdate(structs(limits.maxStructs + 1))).toEqual(tooLarge);
  expect(readUpdate(deletes(1000)).ok).toBe(true);
  expect(readUpdate(deletes(limits.maxDeleteRanges + 1))).toEqual(tooLarge);
  expect(readUpdate(clients(1000)).ok).toBe(true);
  expect(readUpdate(clients(limits.maxClients + 1))).toEqual(tooLarge);
});

test('[R4] a state vector is read whole or refused', () => {
  const bytes = Y.encodeStateVector(aDoc());
  expect(readStateVector(bytes)).toEqual({ ok: true, value: Y.decodeStateVector(bytes) });
  expect(readStateVector(bytes.subarray(0, bytes.length - 1)).ok).toBe(false);
  expect(readStateVector(new Uint8Array([...bytes, 0])).ok).toBe(false);
  expect(readStateVector(new Uint8Array([255, 255, 255, 255, 7])).ok).toBe(false);
});

test('[R4] no bent update that is let through makes a document throw', () => {
  const seed = aSeed();
  const random = seeded(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const doc = aDoc();
  const updates: Uint8Array[] = [Y.encodeStateAsUpdate(doc)];
  const other = new Y.Doc();
  other.clientID = 987_654_321;
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
    const [first, last] = [updates[0] ?? bytes, updates.at(-1) ?? bytes];
    const told = [...(random() < 0.5 ? [first] : []), bytes, ...(random() < 0.5 ? [last] : [])];
    const known = noFacts();
    try {
      for (const update of told) {
        const facts = readUpdate(update);
        if (!facts.ok) throw new Error(facts.error.type);
        // As a room does it: the same clocks are told once.
        const repeated = repeatedVector(known.structs, facts.value.structs);
        Y.applyUpdate(reader, repeated === undefined ? update : withoutKnown(update, repeated));
        addFacts(known, facts.value);
      }
    } catch (error) {
      throw new Error(`seed ${seed}, run ${i}: ${Buffer.from(bytes).toString('hex')}`, { cause: error });
    }
  }
  expect(passed).toBeGreaterThan(1000);
});
