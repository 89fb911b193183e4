import { createRequire } from 'node:module';
import { WebsocketProvider } from 'y-websocket';
import { createDoc } from '@muster/model';
import { until } from './wait.ts';

const { WebSocket } = createRequire(`${import.meta.dirname}/`)('ws') as { WebSocket: typeof globalThis.WebSocket };

/** What somebody sees who opens the room for the first time, with the stock provider. */
export async function readFresh(server: string, room: string, root: string): Promise<Record<string, unknown>> {
  const doc = createDoc();
  const provider = new WebsocketProvider(`${server}/sync/stranger${Math.random().toString(36).slice(2)}`, room, doc, {
    disableBc: true,
    WebSocketPolyfill: WebSocket,
  });
  await until('a stranger is in', () => provider.synced);
  const read = doc.getMap(root).toJSON();
  provider.destroy();
  provider.awareness.destroy();
  doc.destroy();
  return read;
}
