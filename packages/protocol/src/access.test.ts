import { expect, test } from 'vitest';
import { accessLevels, rightsFor } from './access.ts';
import { parseRoom } from './rooms.ts';

// Written by hand a second time, on purpose: w reads and writes, r reads, - nothing.
const byHand = `
             manager recruiter support analyst interviewer viewer
t/space            w         w       w       w           w      r
t/doc/1            w         w       w       w           w      r
t/settings         w         r       w       r           r      r
t/p/1/board        w         w       w       r           r      r
t/p/1/people       w         w       r       r           r      -
t/p/1/private      w         w       -       r           -      -
t/pool             w         w       -       r           -      -
t/p/1/interviews   w         w       w       r           w      -
t/p/1/week/2026-W07 w        w       w       w           w      r
t/p/1/month/2026-02 w        w       w       w           w      r
t/u/me             w         w       w       w           w      w
t/u/other          -         -       -       -           -      -`;

const [levels = [], ...rows] = byHand
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

test('the table covers every level', () => {
  expect(levels).toEqual([...accessLevels]);
});

for (const [name = '', ...cells] of rows) {
  for (const [index, level] of accessLevels.entries()) {
    const expected = cells[index] === '-' ? 'none' : cells[index];
    test(`[S5] ${level} in ${name}: ${expected}`, () => {
      const room = parseRoom(name);
      if (!room.ok) throw new Error(name);
      expect(rightsFor(level, room.value, 'me')).toBe(expected);
    });
  }
}
