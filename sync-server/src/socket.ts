import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { closeCodes, isId, limits, parseRoom } from '@muster/protocol';
import type { CloseCode } from '@muster/protocol';
import type { Admitted, Gate } from './gate.ts';
import type { Registry } from './rooms/registry.ts';
import type { Session, Socket } from './rooms/session.ts';
import { isOwnOrigin } from './same-origin.ts';

export interface SocketParts {
  readonly server: Server;
  readonly gate: Gate;
  readonly registry: Registry;
  readonly epoch: string;
  /** The server's public address, if it has another one than the Host header says. */
  readonly publicUrl: string | null;
}

export interface Sockets {
  /** [R13] Looks again whether everybody who is in may stay. Happens by itself every few seconds, too. */
  review(): void;
  /** Closes the door; sockets that are in stay. */
  stop(): void;
  open(): number;
}

const heartbeatMs = 30_000;
const reviewMs = 2000;

/** Lets WebSockets at `/sync/{user}/{room}` into rooms, for as long as the gate agrees. */
export const acceptSockets = ({ server, gate, registry, epoch, publicUrl }: SocketParts): Sockets => {
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
  const inside = new Map<Session, Admitted>();
  const review = (): void => {
    for (const [session, { review: look }] of inside) {
      const over = look();
      if (over !== null) session.close(over.code, over.reason);
    }
  };
  const reviewing = setInterval(review, reviewMs);
  reviewing.unref();

  const onUpgrade = (request: IncomingMessage, raw: Duplex, head: Buffer): void => {
    raw.on('error', () => raw.destroy());
    if (!isAllowedOrigin(request, publicUrl)) return refuse(raw, 403, 'Forbidden');
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
        // What changed while it was being decided is seen at the next look, a moment from now.
        upgrade((ws) => serve(ws, raw, asked, admission));
      },
      () => turnAway(closeCodes.ourFault, 'admission failed'),
    );
  };

  const serve = (ws: WebSocket, raw: Duplex, { room, ext }: { room: string; ext: boolean }, admitted: Admitted): void => {
    const { user, rights } = admitted;
    ws.on('pong', () => silent.delete(ws));
    const session = registry.join(room, aSocket(ws, raw), { user, rights, ext });
    inside.set(session, admitted);
    ws.on('message', (data, isBinary) => {
      if (isBinary) registry.receive(session, data as Buffer);
      else session.close(closeCodes.notBinary, 'binary frames only');
    });
    ws.on('close', () => {
      inside.delete(session);
      registry.leave(session);
    });
  };

  server.on('upgrade', onUpgrade);
  return {
    review,
    stop: () => {
      clearInterval(heartbeat);
      clearInterval(reviewing);
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
  // Its other end may never hang up.
  raw.once('finish', () => raw.destroy());
  raw.end(`HTTP/1.1 ${status} ${text}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** [S1] A page of another origin must not act in the name of who is looking at it. Programs send no Origin. */
const isAllowedOrigin = ({ headers }: IncomingMessage, publicUrl: string | null): boolean =>
  headers.origin === undefined || isOwnOrigin(headers.origin, headers.host, publicUrl);

/** The path as it was sent: decoding or tidying it could turn a refused room name into a valid one. */
const readPath = (url: string): { user: string; room: string; ext: boolean; epoch: string | null } | undefined => {
  const [path = '', query = ''] = url.split('?', 2);
  const parts = /^\/sync\/([^/]*)\/(.*)$/.exec(path);
  if (parts === null) return undefined;
  const params = new URLSearchParams(query);
  return { user: parts[1] ?? '', room: parts[2] ?? '', ext: params.get('ext') === '1', epoch: params.get('epoch') };
};
