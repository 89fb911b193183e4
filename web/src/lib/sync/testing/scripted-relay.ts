import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { WebSocket as NodeWebSocket, WebSocketServer as NodeServer } from 'ws';
import { decodeFrame, encodeFrame, limits, protocolVersion } from '@muster/protocol';
import type { Frame } from '@muster/protocol';

const { WebSocketServer } = createRequire(`${import.meta.dirname}/`)('ws') as { WebSocketServer: typeof NodeServer };

/** A relay that does what a test says. It stores nothing. */
export interface ScriptedRelay {
  readonly address: string;
  /** The addresses asked for, with their parameters. */
  readonly asked: string[];
  /** Data-carrying frames received on the present connection. */
  readonly received: Frame[];
  /** What happens when somebody connects; without it: HELLO, step1 of an empty room, and an empty answer. */
  onConnect: ((peer: ScriptedPeer) => void) | null;
  /** What happens with each data-carrying frame; without it: ACK. */
  onData: ((peer: ScriptedPeer, number: number, frame: Frame) => void) | null;
  /** Hears nothing any more, and does not say so. */
  deaf: boolean;
  close(): Promise<void>;
}

export interface ScriptedPeer {
  send(frame: Frame): void;
  hello(changes?: Partial<Extract<Frame, { type: 'hello' }>>): void;
  /** HELLO, the question, and "that was all". */
  welcome(changes?: Partial<Extract<Frame, { type: 'hello' }>>): void;
  hangUp(code: number, reason?: string): void;
}

const nothing = new Uint8Array([0]);
const emptyUpdate = new Uint8Array([0, 0]);

export async function startScriptedRelay(): Promise<ScriptedRelay> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((done) => server.once('listening', done));
  const relay: ScriptedRelay = {
    address: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    received: [],
    onConnect: null,
    onData: null,
    deaf: false,
    close: () =>
      new Promise((done) => {
        for (const client of server.clients) client.terminate();
        server.close(() => done());
      }),
  };
  server.on('connection', (socket: NodeWebSocket, request) => {
    let numbered = 0;
    const send = (frame: Frame): void => socket.send(encodeFrame(frame));
    const hello: ScriptedPeer['hello'] = (changes) =>
      send({ type: 'hello', version: protocolVersion, epoch: 'first', rights: 'w', serverTime: Date.now(), limits, ...changes });
    const peer: ScriptedPeer = {
      send,
      hello,
      welcome: (changes) => {
        hello(changes);
        send({ type: 'step1', stateVector: nothing });
        send({ type: 'step2', update: emptyUpdate });
      },
      hangUp: (code, reason) => socket.close(code, reason),
    };
    relay.asked.push(request.url ?? '');
    relay.received.length = 0;
    if (relay.onConnect === null) peer.welcome();
    else relay.onConnect(peer);
    socket.on('message', (bytes: Buffer) => {
      const decoded = decodeFrame(new Uint8Array(bytes));
      if (!decoded.ok || relay.deaf) return;
      const frame = decoded.value;
      if (frame.type === 'ping') send(frame);
      if (frame.type !== 'step2' && frame.type !== 'update') return;
      relay.received.push(frame);
      numbered += 1;
      if (relay.onData === null) send({ type: 'ack', count: numbered });
      else relay.onData(peer, numbered, frame);
    });
  });
  return relay;
}
