import { expect, test } from 'vitest';
import { isMonth, isWeek, parseRoom, roomName } from './rooms.ts';

const longestId = 'a'.repeat(64);

test.each([
  ['t1/space', { kind: 'space', team: 't1' }],
  ['t1/settings', { kind: 'settings', team: 't1' }],
  ['t1/pool', { kind: 'pool', team: 't1' }],
  ['t1/p/618/board', { kind: 'board', team: 't1', project: '618' }],
  ['t1/p/618/people', { kind: 'people', team: 't1', project: '618' }],
  ['t1/p/618/private', { kind: 'private', team: 't1', project: '618' }],
  ['t1/p/618/interviews', { kind: 'interviews', team: 't1', project: '618' }],
  ['t1/p/618/week/2026-W07', { kind: 'week', team: 't1', project: '618', week: '2026-W07' }],
  ['t1/p/618/month/2026-12', { kind: 'month', team: 't1', project: '618', month: '2026-12' }],
  ['t1/doc/d_-9', { kind: 'doc', team: 't1', id: 'd_-9' }],
  ['t1/u/ana', { kind: 'user', team: 't1', user: 'ana' }],
  [`${longestId}/p/${longestId}/board`, { kind: 'board', team: longestId, project: longestId }],
  // A team or a project may be called like a kind.
  ['p/p/p/board', { kind: 'board', team: 'p', project: 'p' }],
])('%s is a room, and has this one name', (name, room) => {
  expect(parseRoom(name)).toEqual({ ok: true, value: room });
  expect(parseRoom(name).ok && roomName(room as never)).toBe(name);
});

test.each([
  ['', 'RoomPartInvalid'],
  ['t1', 'RoomKindUnknown'],
  ['t1/', 'RoomKindUnknown'],
  ['/space', 'RoomPartInvalid'],
  ['t1/space/', 'RoomKindUnknown'],
  ['t1//space', 'RoomKindUnknown'],
  ['t1/Space', 'RoomKindUnknown'],
  ['t1/ѕpace', 'RoomKindUnknown'],
  ['tе1/space', 'RoomPartInvalid'],
  ['../space', 'RoomPartInvalid'],
  ['t1/p/../board', 'RoomPartInvalid'],
  ['t1/p/618/../board', 'RoomKindUnknown'],
  ['t1%2Fspace', 'RoomPartInvalid'],
  ['t1%00/space', 'RoomPartInvalid'],
  ['t1\u0000/space', 'RoomPartInvalid'],
  ['t1\n/space', 'RoomPartInvalid'],
  ['t1/u/ana\n', 'RoomPartInvalid'],
  [' t1/space', 'RoomPartInvalid'],
  ['t1/p/618', 'RoomKindUnknown'],
  ['t1/p/618/', 'RoomKindUnknown'],
  ['t1/p//board', 'RoomPartInvalid'],
  ['t1/q/618/board', 'RoomKindUnknown'],
  ['t1/p/618/board/x', 'RoomKindUnknown'],
  ['t1/p/618/constructor', 'RoomKindUnknown'],
  ['t1/__proto__', 'RoomKindUnknown'],
  ['t1/p/618/week', 'RoomKindUnknown'],
  ['t1/p/618/week/2026-W00', 'RoomPartInvalid'],
  ['t1/p/618/week/2026-W54', 'RoomPartInvalid'],
  ['t1/p/618/week/2026-w07', 'RoomPartInvalid'],
  ['t1/p/618/week/2026-W7', 'RoomPartInvalid'],
  ['t1/p/618/month/2026-13', 'RoomPartInvalid'],
  ['t1/p/618/month/2026-00', 'RoomPartInvalid'],
  ['t1/p/618/month/2026-02/x', 'RoomKindUnknown'],
  ['t1/doc', 'RoomKindUnknown'],
  ['t1/doc/', 'RoomPartInvalid'],
  ['t1/u/', 'RoomPartInvalid'],
  [`${longestId}a/space`, 'RoomPartInvalid'],
  ['a'.repeat(100_000), 'RoomTooLong'],
])('[S5] %j is no room', (name, type) => {
  expect(parseRoom(name)).toMatchObject({ ok: false, error: { type } });
});

test('a week 53 exists only in years that have one', () => {
  const years = [2015, 2020, 2026, 2032, 2037, 2043];
  for (let year = 2015; year <= 2043; year++) expect(isWeek(`${year}-W53`), `${year}`).toBe(years.includes(year));
  expect(isWeek('2025-W52')).toBe(true);
  expect(isMonth('0999-01')).toBe(false);
});
