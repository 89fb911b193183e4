import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/**
 * One person's network cable to the server: an address of their own that can be unplugged. Unplugging cuts what is open and refuses what
 * is new, pages and sockets alike, which a browser's own offline switch does not do to open WebSockets.
 */
export interface Cable {
  readonly url: string;
  unplug(): void;
  plugIn(): void;
  dispose(): Promise<void>;
}

export async function layCable(serverUrl: () => string): Promise<Cable> {
  const open = new Set<Socket>();
  let plugged = true;

  const listener = createServer((near) => {
    if (!plugged) return void near.destroy();
    const far = connect(Number(new URL(serverUrl()).port), '127.0.0.1');
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('The cable has no port.');

  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${address.port}`,
    unplug: () => {
      plugged = false;
      cut();
    },
    plugIn: () => {
      plugged = true;
    },
    dispose: async () => {
      plugged = false;
      cut();
      listener.close();
      await once(listener, 'close').catch(() => undefined);
    },
  };
}
