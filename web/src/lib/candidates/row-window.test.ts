import fc from 'fast-check';
import { expect, test } from 'vitest';
import { revealRow, rowWindow } from './row-window.ts';

const aView = fc.record({
  count: fc.nat(300),
  rowHeight: fc.integer({ min: 20, max: 80 }),
  top: fc.integer({ min: -50, max: 12_000 }),
  height: fc.nat(900),
});

test('every row that can be seen is in the window, and few others are', () => {
  fc.assert(
    fc.property(aView, (view) => {
      const { first, last } = rowWindow({ ...view, overscan: 3 });
      for (let index = 0; index < view.count; index++) {
        const [upper, lower] = [index * view.rowHeight, (index + 1) * view.rowHeight];
        if (lower > view.top && upper < view.top + view.height) expect(index >= first && index < last).toBe(true);
      }
      expect(first).toBeLessThanOrEqual(last);
      expect(last).toBeLessThanOrEqual(view.count);
      expect(last - first).toBeLessThanOrEqual(view.height / view.rowHeight + 2 * 3 + 2);
    }),
    { numRuns: 500 },
  );
});

test('revealing a row brings all of it into sight below the head and moves no further than needed', () => {
  fc.assert(
    fc.property(aView, fc.nat(299), (view, index) => {
      fc.pre(index < view.count && view.height - 36 >= view.rowHeight && view.top >= 0);
      const top = revealRow(view, index, 36);
      expect(index * view.rowHeight).toBeGreaterThanOrEqual(top);
      expect((index + 1) * view.rowHeight).toBeLessThanOrEqual(top + view.height - 36);
      expect(revealRow({ ...view, top }, index, 36)).toBe(top);
    }),
    { numRuns: 500 },
  );
});
