import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import type { Accounts } from './accounts/accounts.ts';
import { createApp } from './app.ts';
import { createCompute } from './compute/compute.ts';
import { openGate } from './gate.ts';
import { Metrics } from './metrics.ts';
import { insertUpdate } from './rooms/insert.ts';
import { Registry } from './rooms/registry.ts';
import { acceptSockets } from './socket.ts';
import type { Store } from './store/store.ts';
import { readWebFiles } from './web-files.ts';

export interface ServerParts {
  readonly host: string;
  readonly port: number;
  readonly webBuild: string;
  readonly store: Store;
  /** null lets everybody in as whoever they say: only for tests of the relay itself. */
  readonly accounts: Accounts | null;
  readonly publicUrl: string | null;
  readonly onProblem: (what: string, detail: string) => void;
  readonly lingerMs?: number;
}

export interface RunningServer {
  readonly url: string;
  /** Stops accepting, commits and acknowledges what arrived, closes every socket with 1012, then the store. */
  stop(): Promise<void>;
}

/** How long sockets get to say goodbye. */
const goodbyeMs = 2000;

/** Starts to listen. Rejects with the system's error if the address cannot be used. */
export const startServer = async (parts: ServerParts): Promise<RunningServer> => {
  const { store, host, port, accounts, publicUrl } = parts;
  const metrics = new Metrics();
  const compute = createCompute();
  const registry = new Registry({
    store,
    compute,
    metrics,
    now: Date.now,
    soon: (work) => void setImmediate(work),
    later: (ms, work) => void setTimeout(work, ms).unref(),
    onProblem: parts.onProblem,
    onRefused: (room, user, why) => accounts?.refusedUpdate(room.slice(0, room.indexOf('/')), user, why),
    lingerMs: parts.lingerMs ?? 30_000,
  });
  const api = accounts?.api({
    isUpdate: async (bytes) => (await compute.inspect(bytes)).ok,
    insert: (room, user, update) => insertUpdate(registry, room, user, update),
    rightsChanged: () => sockets.review(),
  });
  const app = createApp({
    api: api ?? null,
    isHttps: publicUrl?.startsWith('https:') ?? false,
    web: readWebFiles(parts.webBuild),
    metrics,
    isHealthy: () => registry.healthy,
    isReady: () => registry.accepting,
  });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const sockets = acceptSockets({ server, gate: accounts?.gate ?? openGate, registry, epoch: store.epoch, publicUrl });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  const shownHost = address.family === 'IPv6' ? `[${address.address}]` : address.address;

  return {
    url: `http://${shownHost}:${address.port}/`,
    stop: async () => {
      sockets.stop();
      server.close();
      await registry.stop();
      for (let waitedMs = 0; sockets.open() > 0 && waitedMs < goodbyeMs; waitedMs += 20) await wait(20);
      server.closeAllConnections();
      await compute.close();
      accounts?.close();
      await store.close();
    },
  };
};
