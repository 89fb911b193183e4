import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginEdit, heard, keepMine, save, takeTheirs, typed } from './edited-field.ts';

test('leaving a field that nobody typed in writes nothing, whatever others did', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (start, others) => {
      const field = others.reduce(heard, beginEdit(start));
      expect(save(field)).toEqual({ type: 'nothing' });
      expect(field.draft).toBe(others.at(-1) ?? start);
    }),
  );
});

test('what was typed is written, or shown beside what a colleague wrote, and never silently replaced or lost', () => {
  const value: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c');
  const step = fc.record({ by: fc.constantFrom('me', 'them'), value });
  fc.assert(
    fc.property(value, fc.array(step, { maxLength: 8 }), (start, steps) => {
      let field = beginEdit(start);
      let record = start;
      let touched = false; // I typed something else than what I saw
      for (const { by, value: next } of steps) {
        if (by === 'me') {
          field = typed(field, next);
          touched = true;
        } else {
          record = next;
          field = heard(field, next);
        }
        // The draft changes only under one's own hands, or while it says what the record says.
        if (by === 'me' || touched)
          expect([next, record].includes(field.draft) || steps.some((s) => s.by === 'me' && s.value === field.draft)).toBe(true);
      }
      const saved = save(field);
      if (saved.type === 'write') {
        expect(saved.value).toBe(field.draft);
        expect(field.base).toBe(record); // nobody's work is overwritten unseen
      }
      if (saved.type === 'choose') expect(saved).toEqual({ type: 'choose', mine: field.draft, theirs: record });
      if (saved.type === 'nothing') expect(field.draft).toBe(record);
    }),
    { numRuns: 1000 },
  );
});

test('after choosing, mine is written over theirs knowingly, or theirs stays', () => {
  const field = heard(typed(beginEdit('杭州'), '上海'), '北京');
  expect(save(field)).toEqual({ type: 'choose', mine: '上海', theirs: '北京' });
  expect(save(keepMine(field))).toEqual({ type: 'write', value: '上海' });
  expect(save(takeTheirs(field))).toEqual({ type: 'nothing' });
  expect(takeTheirs(field).draft).toBe('北京');
  expect(save(heard(field, '杭州'))).toEqual({ type: 'write', value: '上海' });
});
