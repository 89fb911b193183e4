import { Y } from '@muster/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextBinding, TextView } from './text-binding.ts';
import { bindText } from './text-binding.ts';

/** A text box with an input method, as a browser behaves: while composing, nobody else may touch what it shows. */
class Box implements TextView {
  value = '';
  start = 0;
  end = 0;
  composing = false;
  /** What the input method has put in so far and may still replace. */
  provisional = { at: 0, length: 0 };
  read = (): { value: string; start: number; end: number } => ({ value: this.value, start: this.start, end: this.end });
  show = (value: string, start: number, end: number): void => {
    if (this.composing) throw new Error('a composition was broken');
    [this.value, this.start, this.end] = [value, start, end];
  };
  put(at: number, remove: number, insert: string): void {
    this.value = this.value.slice(0, at) + insert + this.value.slice(at + remove);
    this.start = this.end = at + insert.length;
  }
  compose(at: number, remove: number, insert: string): void {
    if (this.composing) [at, remove] = [this.provisional.at, this.provisional.length];
    this.put(at, remove, insert);
    this.composing = true;
    this.provisional = { at, length: insert.length };
  }
}

interface Writer {
  readonly doc: Y.Doc;
  readonly text: Y.Text;
  readonly box: Box;
  readonly binding: TextBinding;
  readonly undo: Y.UndoManager;
  readonly inbox: Uint8Array[];
}

const aWriter = (start: Uint8Array): Writer => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, start);
  const text = doc.getText('notes');
  const origin = {};
  const undo = new Y.UndoManager(text, { trackedOrigins: new Set([origin]), captureTimeout: 0 });
  const box = new Box();
  return { doc, text, box, binding: bindText(text, box, origin, undo), undo, inbox: [] };
};

const writers = (count: number, start: string): Writer[] => {
  const first = new Y.Doc();
  first.getText('notes').insert(0, start);
  const all = Array.from({ length: count }, () => aWriter(Y.encodeStateAsUpdate(first)));
  for (const one of all) {
    one.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'network') return;
      for (const other of all) if (other !== one) other.inbox.push(update);
    });
  }
  return all;
};

const deliver = (writer: Writer, count: number): void => {
  for (const update of writer.inbox.splice(0, count)) Y.applyUpdate(writer.doc, update, 'network');
};

/** Places in characters people see, so that a generated edit never cuts an emoji: a keyboard cannot either. */
const edges = (text: string): number[] => [
  0,
  ...Array.from(text).map(
    (
      (at) => (letter: string) =>
        (at += letter.length)
    )(0),
  ),
];

type Step =
  | { who: number; what: 'type' | 'compose'; place: number; remove: number; insert: string }
  | { who: number; what: 'finish' | 'undo' | 'redo' }
  | { who: number; what: 'hear'; count: number };

const aStep = (insert: fc.Arbitrary<string>, removes: number): fc.Arbitrary<Step> =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        who: fc.nat(4),
        what: fc.constantFrom('type' as const, 'compose' as const),
        place: fc.nat(40),
        remove: fc.nat(removes),
        insert,
      }),
    },
    { weight: 2, arbitrary: fc.record({ who: fc.nat(4), what: fc.constant('finish' as const) }) },
    {
      weight: removes > 0 ? 1 : 0,
      arbitrary: fc.record({ who: fc.nat(4), what: fc.constantFrom('undo' as const, 'redo' as const) }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ who: fc.nat(4), what: fc.constant('hear' as const), count: fc.integer({ min: 1, max: 5 }) }),
    },
  );

function play(step: Step, all: readonly Writer[]): void {
  const writer = all[step.who % all.length]!;
  const { box, binding } = writer;
  switch (step.what) {
    case 'type':
    case 'compose': {
      if (box.composing && step.what === 'type') return;
      const places = edges(box.value);
      const from = step.place % places.length;
      const at = places[from]!;
      const remove = places[Math.min(places.length - 1, from + step.remove)]! - at;
      if (step.what === 'compose') {
        binding.beginComposition();
        box.compose(at, remove, step.insert);
      } else box.put(at, remove, step.insert);
      binding.input();
      break;
    }
    case 'finish':
      box.composing = false;
      binding.endComposition();
      break;
    case 'undo':
      if (!box.composing) writer.undo.undo();
      break;
    case 'redo':
      if (!box.composing) writer.undo.redo();
      break;
    case 'hear':
      deliver(writer, step.count);
      break;
  }
  if (!box.composing) expect(box.value).toBe(writer.text.toJSON());
}

function meet(all: readonly Writer[]): void {
  for (const { box, binding } of all) {
    box.composing = false;
    binding.endComposition();
  }
  for (const writer of all) deliver(writer, Infinity);
}

test('[M3] however people type, compose, undo and hear of each other, all boxes and documents end the same', () => {
  const insert = fc.constantFrom('a', '张', '😀', '😁', 'nihao', '', '\n', 'aa');
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 4 }), fc.array(aStep(insert, 3), { maxLength: 40 }), (count, steps) => {
      const all = writers(count, '今天 call back 😀😀');
      for (const step of steps) play(step, all);
      meet(all);
      for (const { box, text } of all) {
        expect(box.value).toBe(all[0]!.text.toJSON());
        expect(text.toJSON()).toBe(all[0]!.text.toJSON());
        expect(box.value.isWellFormed()).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});

test('[M3] nothing that was typed is lost or doubled when nobody deletes: composed or not, heard early or late', () => {
  fc.assert(
    fc.property(fc.array(aStep(fc.constant(''), 0), { maxLength: 40 }), (steps) => {
      const all = writers(3, 'start');
      const typed: string[] = [];
      const provisional = new Map<number, string>();
      steps.forEach((step, index) => {
        const who = step.who % 3;
        // Each piece is unlike all others, so that it can be found again.
        const insert = String.fromCodePoint(0x4e00 + index, 0x6e00 + index);
        if (step.what === 'type' && !all[who]!.box.composing) typed.push(insert);
        if (step.what === 'compose') provisional.set(who, insert);
        if (step.what === 'finish' && provisional.has(who)) {
          typed.push(provisional.get(who)!);
          provisional.delete(who);
        }
        play('insert' in step ? { ...step, insert } : step, all);
      });
      typed.push(...provisional.values());
      meet(all);
      const end = all[0]!.text.toJSON();
      expect([...end].sort()).toEqual([...'start', ...typed.join('')].sort());
      for (const piece of typed) expect([...end].filter((letter) => piece.includes(letter)).join('')).toBe(piece);
    }),
    { numRuns: 400 },
  );
});

test('what was composed while others wrote lands between the letters where it was composed, and replaces only those it replaced', () => {
  const digits = '0123456789';
  fc.assert(
    fc.property(
      fc.nat(10),
      fc.nat(3),
      fc.nat(10),
      fc.nat(4),
      fc.constantFrom('', 'x', 'xyz'),
      (at, remove, theirAt, theirRemove, theirs) => {
        const [me, other] = writers(2, digits) as [Writer, Writer];
        me.binding.beginComposition();
        me.box.compose(at, remove, 'ni');
        other.box.put(theirAt, theirRemove, theirs);
        other.binding.input();
        deliver(me, Infinity);
        me.box.compose(0, 0, '你');
        meet([me, other]);

        const survives = (place: number): boolean => place < theirAt || place >= theirAt + theirRemove;
        const [before, after] = me.box.value.replaceAll(/[xyz]/g, '').split('你');
        expect(before).toBe([...digits].filter((_, place) => place < at && survives(place)).join(''));
        expect(after).toBe([...digits].filter((_, place) => place >= at + remove && survives(place)).join(''));
        expect(me.box.value.includes(theirs)).toBe(true);
        expect(me.box.value.slice(0, me.box.start).endsWith('你')).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

test('the caret stays between the same letters when others write', () => {
  fc.assert(
    fc.property(fc.nat(10), fc.nat(10), fc.nat(3), fc.constantFrom('', 'x', 'xyz'), (caret, at, remove, insert) => {
      const [me, other] = writers(2, '0123456789') as [Writer, Writer];
      me.box.start = me.box.end = caret;
      other.box.put(at, remove, insert);
      other.binding.input();
      deliver(me, Infinity);
      const before = me.box.value.slice(0, me.box.start).replaceAll(/[xyz]/g, '');
      const expected = [...'0123456789'].filter((_, place) => place < caret && !(place >= at && place < at + remove)).join('');
      expect(before).toBe(expected);
      if (at === caret && remove === 0) expect(me.box.start).toBe(caret);
    }),
    { numRuns: 500 },
  );
});

test("undo takes back one's own typing and leaves what others wrote", () => {
  const [me, other] = writers(2, '') as [Writer, Writer];
  me.box.put(0, 0, '电话已约');
  me.binding.input();
  deliver(other, Infinity);
  other.box.put(4, 0, '，明天三点');
  other.binding.input();
  deliver(me, Infinity);
  me.undo.undo();
  meet([me, other]);
  expect(other.box.value).toBe('，明天三点');
  me.undo.redo();
  meet([me, other]);
  expect(other.box.value).toBe('电话已约，明天三点');
  expect(me.box.start).toBe(4);
});
