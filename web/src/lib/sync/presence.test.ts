import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { createDoc } from '@muster/model';
import { limits } from '@muster/protocol';
import { createPresence } from './presence.svelte.ts';
import type { Presence } from './presence.svelte.ts';
import { readingPresence } from './testing/reading-presence.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Here {
  readonly awareness: Awareness;
  readonly presence: Presence;
  /** Presence frames it sent, in bytes. */
  readonly sent: number[];
}
function arrive(room: Here[], user: string, name = user): Here {
  const awareness = new Awareness(createDoc());
  awareness.setLocalState(null);
  const here: Here = { awareness, presence: createPresence(awareness, () => ({ user, name, colour: 3 })), sent: [] };
  for (const other of room) {
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(other.awareness, [other.awareness.clientID]), 'net');
    applyAwarenessUpdate(other.awareness, encodeAwarenessUpdate(awareness, [awareness.clientID]), 'net');
  }
  room.push(here);
  awareness.on('update', (_changes: unknown, origin: unknown) => {
    if (origin !== 'local') return;
    const bytes = encodeAwarenessUpdate(awareness, [awareness.clientID]);
    here.sent.push(bytes.length);
    for (const other of room) if (other !== here) applyAwarenessUpdate(other.awareness, bytes, 'net');
  });
  return here;
}
const leave = (here: Here): void => {
  here.presence.stop();
  here.awareness.destroy();
};

test('others are seen with what they look at; oneself, here and in other tabs, is not', () => {
  const room: Here[] = [];
  const ana = arrive(room, 'ana', 'Ana');
  const anasOtherTab = arrive(room, 'ana', 'Ana');
  const ben = arrive(room, 'ben', 'Ben');
  ben.presence.setPage('board');
  ben.presence.setCard('a1');
  ben.presence.setEditing(true);
  vi.advanceTimersByTime(1000);
  flushSync();
  expect(ana.presence.others).toEqual([
    { client: ben.awareness.clientID, user: 'ben', name: 'Ben', colour: 3, page: 'board', card: 'a1', editing: true },
  ]);
  expect(ana.presence.at('a1')).toHaveLength(1);
  expect(ben.presence.others.map(({ client }) => client).sort()).toEqual(
    [ana.awareness.clientID, anasOtherTab.awareness.clientID].sort(),
  );
  leave(ben);
  expect(ana.presence.others).toEqual([]);
  expect(ana.presence.at('a1')).toEqual([]);
  [ana, anasOtherTab].forEach(leave);
});

test('however fast one moves, at most five times a second is said, within 2 kB, and the last word arrives', () => {
  const room: Here[] = [];
  const ana = arrive(room, 'ana', '名'.repeat(5000));
  const ben = arrive(room, 'ben');
  ana.sent.length = 0;
  for (let n = 0; n < 500; n++) {
    ana.presence.setCard(`card-${n}-${'x'.repeat(300)}`);
    vi.advanceTimersByTime(10);
  }
  expect(ana.sent.length).toBeLessThanOrEqual(limits.presencePerSecond * 5 + 1);
  vi.advanceTimersByTime(1000);
  expect(Math.max(...ana.sent)).toBeLessThanOrEqual(limits.maxPresenceBytes);
  expect(ben.presence.others[0]?.card).toMatch(/^card-499-/);
  room.forEach(leave);
});

test('saying the same again says nothing', () => {
  const room: Here[] = [];
  const ana = arrive(room, 'ana');
  ana.presence.setCard('a1');
  vi.advanceTimersByTime(1000);
  ana.sent.length = 0;
  for (let n = 0; n < 20; n++) ana.presence.setCard('a1');
  vi.advanceTimersByTime(1000);
  expect(ana.sent).toEqual([]);
  room.forEach(leave);
});

test('[S6] a member is shown by the name that the team knows, whatever presence says; a stranger by their own', () => {
  const room: Here[] = [];
  const awareness = new Awareness(createDoc());
  const nameOf = (user: string) => (user === 'ben' ? 'Ben' : undefined);
  const presence = createPresence(awareness, () => ({ user: 'ana', name: 'Ana', colour: 1 }), nameOf);
  const ben = arrive(room, 'ben', 'The boss');
  const guest = arrive(room, 'guest', 'Guest');
  for (const { awareness: theirs } of room)
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'net');
  expect(presence.others.map(({ user, name }) => [user, name]).sort()).toEqual([
    ['ben', 'Ben'],
    ['guest', 'Guest'],
  ]);
  presence.stop();
  awareness.destroy();
  [ben, guest].forEach(leave);
});

test('without a room nobody is here, and saying something harms nobody', () => {
  const presence = createPresence(null, () => ({ user: 'ana', name: 'Ana', colour: 1 }));
  presence.setCard('li');
  vi.advanceTimersByTime(1000);
  expect([presence.others, presence.at('li')]).toEqual([[], []]);
  presence.stop();
});

test('nonsense from a stranger is not shown', () => {
  const room: Here[] = [];
  const ana = arrive(room, 'ana');
  const stranger = new Awareness(createDoc());
  for (const state of [null, 7, 'x', [], {}, { user: 1, name: 'x' }, { user: 'u' }] as unknown[]) {
    stranger.setLocalState(state as Record<string, unknown>);
    applyAwarenessUpdate(ana.awareness, encodeAwarenessUpdate(stranger, [stranger.clientID]), 'net');
    expect(ana.presence.others).toEqual([]);
  }
  stranger.setLocalState({ user: 'u', name: 'U', colour: 'red', page: {}, card: 5, editing: 'yes' });
  applyAwarenessUpdate(ana.awareness, encodeAwarenessUpdate(stranger, [stranger.clientID]), 'net');
  expect(ana.presence.others).toMatchObject([{ user: 'u', colour: 0, page: null, card: null, editing: false }]);
  stranger.destroy();
  room.forEach(leave);
});

test('[P7] who comes to one card wakes no reader of another', () => {
  const room: Here[] = [];
  const ana = arrive(room, 'ana');
  const ben = arrive(room, 'ben');
  const reading = readingPresence(ana.presence, ['a1', 'a2']);
  ben.presence.setCard('a1');
  vi.advanceTimersByTime(1000);
  flushSync();
  expect(reading.runs()).toEqual({ a1: 2, a2: 1 });
  ben.presence.setCard('a2');
  vi.advanceTimersByTime(1000);
  flushSync();
  expect(reading.runs()).toEqual({ a1: 3, a2: 2 });
  ben.presence.setPage('board');
  vi.advanceTimersByTime(1000);
  flushSync();
  expect(reading.runs().a1).toBe(3);
  reading.stop();
  room.forEach(leave);
});
