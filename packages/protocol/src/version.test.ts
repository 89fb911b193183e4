import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { accessLevels, rightsFor } from './access.ts';
import { closeCodes } from './close-codes.ts';
import { everyFrame } from './fixtures.ts';
import { encodeFrame, nackCodes } from './frames.ts';
import { encodePresence } from './presence.ts';
import { roomName } from './rooms.ts';
import type { Room } from './rooms.ts';
import { protocolVersion } from './version.ts';

/** What each version put on the wire. A changed wire needs a new version and a new line, never a changed line. */
const wires: Readonly<Record<number, string>> = {
  1: 'ff7046443ef818fb',
  2: '6a3cce79ca59246c',
};

const rooms: readonly Room[] = [
  ...(['space', 'settings', 'pool'] as const).map((kind) => ({ kind, team: 't' })),
  ...(['board', 'people', 'private', 'interviews'] as const).map((kind) => ({ kind, team: 't', project: 'p' })),
  { kind: 'week', team: 't', project: 'p', week: '2026-W07' },
  { kind: 'month', team: 't', project: 'p', month: '2026-02' },
  { kind: 'doc', team: 't', id: 'd' },
  { kind: 'user', team: 't', user: 'u' },
];

test('the wire does not change without its version', () => {
  const wire = {
    frames: everyFrame.map((frame) => Buffer.from(encodeFrame(frame)).toString('hex')),
    presence: Buffer.from(encodePresence([{ client: 300, clock: 2, state: '{"a":1}' }])).toString('hex'),
    closeCodes,
    nackCodes,
    rooms: rooms.map(roomName),
    access: rooms.map((room) => accessLevels.map((level) => rightsFor(level, room, 'u'))),
  };
  const hash = createHash('sha256').update(JSON.stringify(wire)).digest('hex').slice(0, 16);
  expect({ [protocolVersion]: hash }).toEqual({ [protocolVersion]: wires[protocolVersion] });
  expect(Math.max(...Object.keys(wires).map(Number))).toBe(protocolVersion);
});
