import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { accessLevels, rightsFor } from './access.ts';
import { closeCodes } from './close-codes.ts';
import { everyFrame } from './fixtures.ts';
import { encodeFrame, nackCodes } from './frames.ts';
import { encodePresence } from './presence.ts';
import { roomName } from './rooms.ts';
import type { Room, RoomKind } from './rooms.ts';
import { protocolVersion } from './version.ts';

/** What each version put on the wire. A changed wire needs a new version and a new line, never a changed line. */
const wires: Readonly<Record<number, string>> = {
  1: 'ff7046443ef818fb',
  2: '6a3cce79ca59246c',
};

/** Every kind is named, so that a new one does not compile before it is part of the wire below. */
const roomOf: { readonly [K in RoomKind]: Room } = {
  space: { kind: 'space', team: 't' },
  settings: { kind: 'settings', team: 't' },
  pool: { kind: 'pool', team: 't' },
  board: { kind: 'board', team: 't', project: 'p' },
  people: { kind: 'people', team: 't', project: 'p' },
  private: { kind: 'private', team: 't', project: 'p' },
  interviews: { kind: 'interviews', team: 't', project: 'p' },
  week: { kind: 'week', team: 't', project: 'p', week: '2026-W07' },
  month: { kind: 'month', team: 't', project: 'p', month: '2026-02' },
  doc: { kind: 'doc', team: 't', id: 'd' },
  user: { kind: 'user', team: 't', user: 'u' },
};
const rooms = Object.values(roomOf);

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
