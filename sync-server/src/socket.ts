import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { closeCodes, isId, limits, parseRoom } from '@muster/protocol';
import type { CloseCode } from '@muster/protocol';
import type { Gate } from './gate.ts';
import type { Registry } from './rooms/registry.ts';
import type { Socket } from './rooms/session.ts';

export interface SocketParts {
  readonly server: Server;
  readonly gate: Gate;
  readonly registry: Registry;
  readonly epoch: string;
}

const heartbeatMs = 30_000;

/** Lets WebSockets at `/sync/{user}/{room}` into rooms. Stopping closes the door; sockets that are in stay. */
export const acceptSockets = ({ server, gate, registry, epoch }: SocketParts): { stop: () => void; open: () => number } => {
  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.maxFrameBytes,
    perMessageDeflate: false,
    clientTracking: true,
  });
  /** Sockets that have not answered the last heartbeat. */
  const silent = new WeakSet<WebSocket>();
  const heartbeat = setInterval(() => {
    for (const ws of webSockets.clients) {
      // While we do not read we cannot hear its answer either.
      if (ws.isPaused) continue;
      if (silent.has(ws)) ws.terminate();
      silent.add(ws);
      ws.ping();
    }
  }, heartbeatMs);
  heartbeat.unref();

  const onUpgrade = (request: IncomingMessage, raw: Duplex, head: Buffer): void => {
    raw.on('error', () => raw.destroy());
    if (!isSameOrigin(request)) return refuse(raw, 403, 'Forbidden');
    const asked = readPath(request.url ?? '');
    if (asked === undefined) return refuse(raw, 404, 'Not Found');
    const upgrade = (then: (ws: WebSocket) => void): void =>
      webSockets.handleUpgrade(request, raw, head, (ws) => {
        ws.on('error', () => undefined);
        then(ws);
      });
    const turnAway = (code: CloseCode, reason: string): void => upgrade((ws) => ws.close(code, reason));

    const room = parseRoom(asked.room);
    if (!isId(asked.user) || !room.ok) return turnAway(closeCodes.badRoom, 'no such room');
    if (asked.epoch !== null && asked.epoch !== epoch) return turnAway(closeCodes.epochChanged, epoch);
    gate.admit({ user: asked.user, room: room.value, headers: request.headers }).then(
      (admission) => {
        if (admission.type === 'turnedAway') return turnAway(admission.code, admission.reason);
        const { user, rights } = admission;
        upgrade((ws) => serve(ws, raw, asked.room, { user, rights, ext: asked.ext }));
      },
      () => turnAway(closeCodes.ourFault, 'admission failed'),
    );
  };

  const serve = (ws: WebSocket, raw: Duplex, room: string, member: Parameters<Registry['join']>[2]): void => {
    ws.on('pong', () => silent.delete(ws));
    const session = registry.join(room, aSocket(ws, raw), member);
    ws.on('message', (data, isBinary) => {
      if (isBinary) registry.receive(session, data as Buffer);
      else session.close(closeCodes.notBinary, 'binary frames only');
    });
    ws.on('close', () => registry.leave(session));
  };

  server.on('upgrade', onUpgrade);
  return {
    stop: () => {
      clearInterval(heartbeat);
      server.off('upgrade', onUpgrade);
      server.on('upgrade', (_request, raw: Duplex) => refuse(raw, 503, 'Service Unavailable'));
    },
    open: () => webSockets.clients.size,
  };
};

const aSocket = (ws: WebSocket, raw: Duplex): Socket => ({
  send: (frames) => {
    if (ws.readyState !== ws.OPEN) return;
    raw.cork();
    for (const frame of frames) ws.send(frame);
    raw.uncork();
  },
  close: (code, reason) => {
    ws.close(code, reason);
    // Its own close frame has to be read.
    ws.resume();
  },
  unsent: () => ws.bufferedAmount,
  pause: () => ws.pause(),
  resume: () => ws.resume(),
});

const refuse = (raw: Duplex, status: number, text: string): void => {
  raw.end(`HTTP/1.1 ${status} ${text}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** A page of another origin must not act in the name of who is looking at it. Programs send no Origin. */
const isSameOrigin = ({ headers }: IncomingMessage): boolean => {
  if (headers.origin === undefined) return true;
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
};

/** The path as it was sent: decoding or tidying it could turn a refused room name into a valid one. */
const readPath = (url: string): { user: string; room: string; ext: boolean; epoch: string | null } | undefined => {
  const [path = '', query = ''] = url.split('?', 2);
  const parts = /^\/sync\/([^/]*)\/(.*)$/.exec(path);
  if (parts === null) return undefined;
  const params = new URLSearchParams(query);
  return { user: parts[1] ?? '', room: parts[2] ?? '', ext: params.get('ext') === '1', epoch: params.get('epoch') };
};
