import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textEdit } from './text-edit.ts';

// Few letters, so that the same ones stand beside each other; two emoji with one high surrogate in common.
const aText = fc.array(fc.constantFrom('a', 'b', '张', '😀', '😁', '\n'), { maxLength: 12 }).map((parts) => parts.join(''));
const isWhole = (text: string): boolean => text.isWellFormed();

test('applying the edit gives the new text, and no emoji is ever cut in two', () => {
  fc.assert(
    fc.property(aText, aText, fc.nat(24), (before, after, caret) => {
      const edit = textEdit(before, after, Math.min(caret, after.length));
      if (edit === null) {
        expect(before).toBe(after);
        return;
      }
      expect(before.slice(0, edit.at) + edit.insert + before.slice(edit.at + edit.remove)).toBe(after);
      expect([before.slice(0, edit.at), before.slice(edit.at + edit.remove), edit.insert].every(isWhole)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('a letter typed among equal letters is inserted where the caret was', () => {
  expect(textEdit('aaaa', 'aaaaa', 3)).toEqual({ at: 2, remove: 0, insert: 'a' });
  expect(textEdit('aaaa', 'aaa', 1)).toEqual({ at: 1, remove: 1, insert: '' });
});

test('a change far from the caret is still small', () => {
  expect(textEdit('teh meeting at ten', 'the meeting at ten', 18)).toEqual({ at: 1, remove: 2, insert: 'he' });
});
