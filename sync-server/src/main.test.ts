import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { Client } from './testing/client.ts';
import { aFolder } from './testing/folders.ts';
import { runToEnd, startRelay, until } from './testing/relay-process.ts';

const aRelay = async (env: Record<string, string> = {}) => {
  const relay = await startRelay(join(await aFolder(), 'data'), env);
  onTestFinished(async () => void (await relay.end('SIGKILL')));
  return relay;
};

/** Connects as a program or a page would, and says how it ended. */
const closeCodeOf = async (url: string, headers: Record<string, string> = {}): Promise<number> => {
  const ws = new WebSocket(url, { headers });
  return new Promise((done) => {
    ws.on('error', () => undefined);
    ws.on('unexpected-response', (_request, response) => done(response.statusCode ?? 0));
    ws.on('close', done);
  });
};

test('it says in one line where it is, serves, and ends cleanly on SIGTERM', async () => {
  const relay = await aRelay();
  expect((await fetch(`${relay.url}healthz`)).status).toBe(200);
  expect((await fetch(`${relay.url}readyz`)).status).toBe(200);
  expect(await relay.end('SIGTERM')).toBe(0);
  expect(relay.output()).toBe(`Muster is ready at ${relay.url}\n`);
});

test('two stock y-websocket providers converge, see each other, and a third gets everything', async () => {
  const relay = await aRelay();
  const connect = () => {
    const doc = new Y.Doc();
    const provider = new WebsocketProvider(`${relay.url.replace('http', 'ws')}sync/ana`, 'team/p/618/board', doc, {
      WebSocketPolyfill: WebSocket as never,
      disableBc: true,
    });
    onTestFinished(() => provider.destroy());
    return { doc, provider, cards: doc.getMap('cards') };
  };
  const one = connect();
  one.cards.set('made', 'before connecting');
  const two = connect();
  await until('both are synced', () => one.provider.synced && two.provider.synced);
  for (let i = 0; i < 50; i++) (i % 2 ? one : two).cards.set(`k${i}`, i);
  one.doc.getText('notes').insert(0, 'hello');
  two.doc.getText('notes').insert(0, '你好');
  two.provider.awareness.setLocalState({ name: 'Two' });
  const contents = ({ doc }: { doc: Y.Doc }) => [doc.getMap('cards').toJSON(), doc.getText('notes').toJSON()];
  two.provider.awareness.setLocalState({ name: 'Two' });
  await until('both have all', () => one.cards.size === 51 && two.cards.size === 51 && one.doc.getText('notes').length === 7);
  await until('both are alike', () => isDeepStrictEqual(contents(one), contents(two)));
  await until('presence arrived', () => one.provider.awareness.getStates().get(two.doc.clientID)?.['name'] === 'Two');
  const three = connect();
  await until('the third is synced', () => three.provider.synced);
  expect(three.cards.toJSON()).toEqual(one.cards.toJSON());
  two.provider.disconnect();
  await until('who left is gone', () => !one.provider.awareness.getStates().has(two.doc.clientID));
  // Offline on both sides, then together again.
  two.cards.delete('k0');
  two.cards.set('offline', 1);
  two.provider.connect();
  await until('the offline edits arrived', () => one.cards.get('offline') === 1 && !one.cards.has('k0'));
});

test('[S1] a page of another origin is not let in; the own page and programs are', async () => {
  const relay = await aRelay();
  const { host } = new URL(relay.url);
  const url = `ws://${host}/sync/ana/team/space`;
  expect(await closeCodeOf(url, { Origin: 'https://evil.example' })).toBe(403);
  expect(await closeCodeOf(url, { Origin: 'null' })).toBe(403);
  expect(await closeCodeOf(url, { Origin: `http://${host}.evil.example` })).toBe(403);
  const own = new WebSocket(url, { headers: { Origin: `http://${host}` } });
  await once(own, 'open');
  own.send('text');
  const [code] = (await once(own, 'close')) as [number];
  expect(code).toBe(1003);
});

test('who is refused and does not hang up is hung up on', async () => {
  const relay = await aRelay();
  const { hostname, port } = new URL(relay.url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  socket.on('error', () => undefined);
  socket.write('GET /elsewhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toContain('404 Not Found');
  await once(socket, 'end');
  // Ours is half open. What is sent now meets nobody, and is answered by a reset.
  await until('it is reset', () => {
    if (!socket.destroyed) socket.write('x');
    return socket.destroyed;
  });
  socket.destroy();
});

test('what is no room, no access or another epoch is closed with its own permanent code', async () => {
  const relay = await aRelay();
  const base = relay.url.replace('http', 'ws');
  expect(await closeCodeOf(`${base}sync/ana/team/nonsense`)).toBe(4404);
  expect(await closeCodeOf(`${base}sync/ana/team%2Fspace`)).toBe(4404);
  expect(await closeCodeOf(`${base}sync/a%20b/team/space`)).toBe(4404);
  expect(await closeCodeOf(`${base}sync/ana/team/u/ben`)).toBe(4403);
  expect(await closeCodeOf(`${base}sync/ana/team/space?epoch=another`)).toBe(4409);
  expect(await closeCodeOf(`${base}elsewhere`)).toBe(404);
});

test('[R4] a frame over the limit closes its socket with 1009 and nobody else', async () => {
  const relay = await aRelay();
  const ana = new Client('ana', 'team/space');
  ana.connect(relay.url);
  const ws = new WebSocket(`${relay.url.replace('http', 'ws')}sync/eve/team/space`);
  await once(ws, 'open');
  ws.on('error', () => undefined);
  ws.send(new Uint8Array(16 * 1024 * 1024 + 1));
  const [code] = (await once(ws, 'close')) as [number];
  expect(code).toBe(1009);
  await until('ana is synced', () => ana.synced && ana.allAcked);
  expect(ana.closeCode).toBeUndefined();
  ana.close();
});

test('[R10] over a real socket: who stops reading is left behind, and catches up when it reads again', async () => {
  const relay = await aRelay();
  const [ana, slow] = [new Client('ana', 'team/space'), new Client('slow', 'team/space')];
  for (const client of [ana, slow]) client.connect(relay.url);
  await until('both are synced', () => ana.synced && slow.synced);
  slow.pause();
  const behind = async () => /muster_sockets_behind 1\n/.test(await (await fetch(`${relay.url}metrics`)).text());
  let edits = 0;
  await until('it is behind', async () => {
    // One key again and again: what is sent grows, what there is to know does not.
    for (let i = 0; i < 10; i++) ana.cards.set('note', `${++edits}`.padEnd(100_000, 'x'));
    await until('all is acknowledged', () => ana.allAcked);
    return behind();
  });
  slow.resume();
  // It may be told to come back and ask anew, if it missed more than is kept for it.
  await until('it has the last edit', () => {
    if (!slow.connected && slow.closeCode === 1013) slow.connect(relay.url);
    return slow.cards.get('note')?.startsWith(`${edits}x`) ?? false;
  });
  for (const client of [ana, slow]) client.close();
});

test('settings that make no sense, a taken port and a folder that cannot be used end it with a sentence and 1', async () => {
  const folder = await aFolder();
  expect(await runToEnd({ PORT: 'many', DATA_DIR: folder })).toEqual({
    code: 1,
    output: 'PORT must be a number from 0 to 65535, not "many".\n',
  });
  const squatter = createServer().listen(0, '127.0.0.1');
  await once(squatter, 'listening');
  const { port } = squatter.address() as AddressInfo;
  expect(await runToEnd({ PORT: `${port}`, HOST: '127.0.0.1', DATA_DIR: folder })).toEqual({
    code: 1,
    output: `Port ${port} of 127.0.0.1 is taken. Choose another one with PORT.\n`,
  });
  squatter.close();
  await writeFile(join(folder, 'file'), '');
  const unusable = await runToEnd({ PORT: '0', DATA_DIR: join(folder, 'file') });
  expect(unusable.code).toBe(1);
  expect(unusable.output).toMatch(/^The data folder .* cannot be used: .*\n$/);
});
