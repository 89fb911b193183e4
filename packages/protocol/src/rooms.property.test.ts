import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRoom, roomName } from './rooms.ts';

const anId = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
const pieces = fc.oneof(
  fc.constantFrom('space', 'settings', 'pool', 'p', 'doc', 'u', 'board', 'week', 'month', '2026-W10', '2026-03', '..', '', '%00'),
  anId,
  fc.string({ maxLength: 5 }),
);

test('[S5] whatever is asked for, a room has exactly one name', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 7 }), (parts) => {
      const name = parts.join('/');
      const room = parseRoom(name);
      if (room.ok) expect(roomName(room.value)).toBe(name);
    }),
    { numRuns: 3000 },
  );
});
