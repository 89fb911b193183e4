import { decodeFrame, encodeFrame } from '@muster/protocol';
import type { Registry } from './registry.ts';
import type { Socket } from './session.ts';

const patienceMs = 20_000;

/** Puts an update into a room as if `user` had sent it. True when it is on disk; false if the room refuses it or cannot be used. */
export const insertUpdate = (registry: Registry, room: string, user: string, update: Uint8Array): Promise<boolean> =>
  new Promise((resolve) => {
    const end = (stored: boolean): void => {
      clearTimeout(timer);
      registry.leave(session);
      resolve(stored);
    };
    const socket: Socket = {
      send: (frames) => {
        for (const frame of frames) {
          const decoded = decodeFrame(frame);
          if (decoded.ok && decoded.value.type === 'nack') end(false);
          if (decoded.ok && decoded.value.type === 'ack') end(true);
        }
      },
      close: () => queueMicrotask(() => end(false)),
      unsent: () => 0,
      pause: () => undefined,
      resume: () => undefined,
    };
    const timer = setTimeout(() => end(false), patienceMs);
    const session = registry.join(room, socket, { user, rights: 'w', ext: true });
    registry.receive(session, encodeFrame({ type: 'update', update }));
  });
