import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Awareness } from 'y-protocols/awareness';
import { Y } from '@muster/model';
import { closeCodes, decodeFrame, encodeFrame, isPermanent, limits, nackCodes } from '@muster/protocol';
import type { NackCode } from '@muster/protocol';
import { countingSocket } from './counting-socket.ts';
import type { LiveSocket } from './counting-socket.ts';
import { updateId } from './fingerprint.ts';
import { encodeOwn } from './own-work.ts';
import type { DocumentFacts, RefusedChange } from './pill.ts';
import { reconnectDelay } from './reconnect.ts';
import type { Surroundings } from './surroundings.ts';
import { TabProvider } from './tab-provider.ts';

/** What a connection asks of the rest. */
interface ConnectionHost {
  readonly doc: Y.Doc;
  /** Applies an update that came in, by calling `apply`. */
  incoming(from: 'server' | 'tab', kind: 'step2' | 'update', update: Uint8Array, apply: () => void): void;
  /** Ids of the updates that this document holds and the server may not have: a full answer covers them. */
  held(): readonly string[];
  /** Resolves when what was recorded so far is on this device. */
  saved(): Promise<void>;
  acknowledged(ids: readonly string[]): void;
  refused(ids: readonly string[], update: Uint8Array, why: RefusedChange['why']): void;
  /** The relay's memory that was last spoken with, or null. */
  readonly epoch: string | null;
  /** The relay sees our rights otherwise than this device does: they changed, ended, or nobody is signed in any more. */
  rightsDoubted(): void;
  /** Another memory than last time: what was acknowledged may be void. */
  epochChanged(epoch: string): void;
  /** The relay was restored: everybody brings back only their own. */
  readonly restored: boolean;
  /** The client ids of this user, of every session and tab that has left something here. */
  readonly ownClients: ReadonlySet<number>;
  /** Anything that the pill shows may have changed. */
  changed(): void;
}

export interface Connection extends Pick<DocumentFacts, 'connected' | 'settled' | 'closed'> {
  readonly awareness: Awareness;
  /** The origin of transactions that the network caused. */
  readonly origin: unknown;
  readonly rights: 'r' | 'w' | null;
  /** The server's clock less this device's, in milliseconds; null until the server told [L8]. */
  readonly clockOffset: number | null;
  start(): void;
  /** Tries again after a permanent close, or at once instead of after the backoff. */
  retry(): void;
  /** Sends an update that another tab made and could not deliver. False if there is no connection. */
  deliver(update: Uint8Array): boolean;
  /** Connects anew, so that both sides say what they have. */
  shakeHands(): void;
  stop(): void;
}

/** One socket's life: what was numbered on it and what the relay said of it. */
interface Line {
  readonly socket: LiveSocket;
  numbered: number;
  /** Frames not decided yet: what they cover, and their bytes in case they are refused. */
  readonly open: Map<number, { readonly ids: readonly string[]; readonly frame: Uint8Array; readonly kind: 'step2' | 'update' }>;
  greeted: boolean;
  /** The relay's question was answered in full. */
  answered: boolean;
  /** Since when the relay owes a word. Not "last heard": timers of a page in the background run once a minute. */
  askedAt: number | null;
}

const pingEveryMs = 10_000;
/** More than one ping and less than two. */
const silentForMs = 15_000;
const silentWhenOfflineMs = 3000;

export interface ConnectionParts {
  readonly host: ConnectionHost;
  /** `ws:` or `wss:` address, without a slash at its end. */
  readonly server: string;
  readonly user: string;
  readonly room: string;
  readonly surroundings: Pick<Surroundings, 'WebSocket' | 'events' | 'now'>;
}

/** Connects a filled document [L3] through the stock provider, with the relay's acknowledgements. */
export function createConnection({ host, server, user, room, surroundings }: ConnectionParts): Connection {
  let line: Line | null = null;
  let closed: DocumentFacts['closed'] = null;
  let rights: 'r' | 'w' | null = null;
  let clockOffset: number | null = null;
  let failedInARow = 0;
  let onlyOwn = false;

  const socketType = countingSocket(surroundings.WebSocket, {
    begun: (socket) => {
      line = { socket, numbered: 0, open: new Map(), greeted: false, answered: false, askedAt: performance.now() };
    },
    leaving: (socket, kind, frame) => {
      if (line?.socket === socket) {
        line.numbered += 1;
        const ids = kind === 'step2' ? host.held() : [updateId(updateOf(frame))];
        line.open.set(line.numbered, { ids, frame, kind });
        if (kind === 'step2') line.answered = true;
      }
      return host.saved();
    },
  });
  const provider = new TabProvider(`${server}/sync/${user}`, room, host.doc, {
    connect: false,
    params: params(host.epoch),
    WebSocketPolyfill: socketType,
    shouldReconnect: ({ code, reason }) => {
      if (code === closeCodes.epochChanged) {
        host.epochChanged(reason);
        provider.params = params(reason);
        return true;
      }
      if (isPermanent(code)) closed = closedBecause(code);
      return !isPermanent(code);
    },
  });

  // Only rooms where presence is shown speak of it.
  provider.awareness.setLocalState(null);

  const [readSync] = provider.messageHandlers;
  provider.messageHandlers[0] = (encoder, decoder, from, fromServer, type) => {
    const before = decoder.pos;
    const step = decoding.readVarUint(decoder);
    if (fromServer && line !== null) line.askedAt = null;
    if (step === 0 && fromServer) {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint8Array(encoder, answer(decoding.readVarUint8Array(decoder)));
      return;
    }
    decoder.pos = before;
    const apply = (): void => readSync?.(encoder, decoder, from, fromServer, type);
    decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    decoder.pos = before;
    if (step === 0) {
      apply();
      return provider.heardOf(body);
    }
    host.incoming(fromServer ? 'server' : 'tab', step === 1 ? 'step2' : 'update', body, apply);
  };
  for (const type of [110, 112, 113, 116]) {
    provider.messageHandlers[type] = (_encoder, decoder, _provider, fromServer) => {
      if (fromServer) hear(decoder.arr);
    };
  }

  /** All that the relay does not have by its own account; after a restore only what is ours to bring. */
  const answer = (stateVector: Uint8Array): Uint8Array => {
    if (!onlyOwn && !host.restored) return Y.encodeStateAsUpdate(host.doc, stateVector);
    return encodeOwn(host.doc, host.ownClients, Y.decodeStateVector(stateVector));
  };

  const hear = (bytes: Uint8Array): void => {
    const decoded = decodeFrame(bytes);
    if (!decoded.ok || line === null) return;
    line.askedAt = null;
    const frame = decoded.value;
    if (frame.type === 'hello') {
      line.greeted = true;
      closed = null;
      rights = frame.rights;
      clockOffset = frame.serverTime - surroundings.now();
      if (host.epoch !== frame.epoch) host.epochChanged(frame.epoch);
      provider.params = params(frame.epoch);
    } else if (frame.type === 'ack') {
      const ids: string[] = [];
      for (const [number, cover] of line.open) {
        if (number > frame.count) continue;
        line.open.delete(number);
        ids.push(...cover.ids);
      }
      host.acknowledged(ids);
      if (isSettled()) failedInARow = 0;
    } else if (frame.type === 'nack') {
      const cover = line.open.get(frame.number);
      // Not decided, so it stays open: this line is never settled again, the next one brings it anew.
      if (cover !== undefined && (!frame.final || isForOthers(cover, frame.code))) line.socket.close();
      else if (cover !== undefined) {
        line.open.delete(frame.number);
        host.refused(cover.ids, updateOf(cover.frame), whyByCode[frame.code]);
      }
    }
    host.changed();
  };

  /** Refused because of others' work that the relay has lost: that is theirs to bring back, from now on we bring our own. */
  const isForOthers = ({ kind }: { kind: 'step2' | 'update' }, code: NackCode): boolean => {
    if (code !== nackCodes.foreignClient || kind !== 'step2' || onlyOwn || host.restored) return false;
    return (onlyOwn = true);
  };

  const isSettled = (): boolean => line !== null && line.greeted && line.answered && line.open.size === 0 && provider.synced;

  provider.on('connection-close', (event) => {
    line = null;
    if (event !== null && doubtful.includes(event.code)) host.rightsDoubted();
    failedInARow += 1;
    // The provider doubles from 100 ms and knows no chance: its cap, the smaller one, is our delay.
    provider.wsUnsuccessfulReconnects = 20;
    provider.maxBackoffTime = reconnectDelay(event?.code ?? 1006, failedInARow, limits.reconnectSpreadMs, Math.random());
    host.changed();
  });
  provider.on('status', ({ status }) => {
    if (status === 'connected') presentAgain(provider.awareness);
    else if (status === 'disconnected') forgetAbsent(provider.awareness);
    host.changed();
  });
  provider.on('sync', () => host.changed());

  const ping = (): void => {
    if (line?.greeted !== true || line.socket.readyState !== line.socket.OPEN) return;
    line.askedAt ??= performance.now();
    line.socket.send(encodeFrame({ type: 'ping' }) as Uint8Array<ArrayBuffer>);
  };
  const abandonIfSilent = (ms: number): void => {
    if (line !== null && line.askedAt !== null && performance.now() - line.askedAt > ms) line.socket.abandon();
  };
  // The provider's own watch goes by when it last heard something, and by a clock that may be set.
  clearInterval(provider._checkInterval as number);
  const pinging = setInterval(() => {
    abandonIfSilent(silentForMs);
    ping();
  }, pingEveryMs);
  let checking: ReturnType<typeof setTimeout> | undefined;
  const onOffline = (): void => {
    ping();
    clearTimeout(checking);
    checking = setTimeout(() => abandonIfSilent(silentWhenOfflineMs - 500), silentWhenOfflineMs);
  };
  const onOnline = (): void => {
    if (closed === null && provider.ws === null && provider.shouldConnect) provider.connect();
  };
  surroundings.events.addEventListener('offline', onOffline);
  surroundings.events.addEventListener('online', onOnline);

  return {
    awareness: provider.awareness,
    origin: provider,
    get connected() {
      return line?.greeted === true;
    },
    get settled() {
      return isSettled();
    },
    get closed() {
      return closed;
    },
    get rights() {
      return rights;
    },
    get clockOffset() {
      return clockOffset;
    },
    start: () => provider.connect(),
    retry: () => {
      closed = null;
      provider.connect();
    },
    deliver: (update) => {
      if (line?.greeted !== true || line.socket.readyState !== line.socket.OPEN) return false;
      line.socket.send(encodeFrame({ type: 'update', update }) as Uint8Array<ArrayBuffer>);
      return true;
    },
    shakeHands: () => line?.socket.close(),
    stop: () => {
      clearInterval(pinging);
      clearTimeout(checking);
      surroundings.events.removeEventListener('offline', onOffline);
      surroundings.events.removeEventListener('online', onOnline);
      provider.destroy();
      provider.awareness.destroy();
    },
  };
}

/** Others took us off the board when the connection broke, and pass over what is not newer than that. */
const presentAgain = (awareness: Awareness): void => awareness.setLocalState(awareness.getLocalState());

/** Who was taken off the board here is told of anew by the relay, in the words that were heard before. */
const forgetAbsent = ({ clientID, meta, states }: Awareness): void => {
  for (const client of [...meta.keys()]) if (client !== clientID && !states.has(client)) meta.delete(client);
};

const params = (epoch: string | null): Record<string, string> => (epoch === null ? { ext: '1' } : { ext: '1', epoch });

const updateOf = (frame: Uint8Array): Uint8Array => {
  const decoded = decodeFrame(frame);
  return decoded.ok && (decoded.value.type === 'update' || decoded.value.type === 'step2') ? decoded.value.update : frame;
};

const doubtful: readonly number[] = [closeCodes.signIn, closeCodes.noAccess, closeCodes.rightsChanged];

const closedBecause = (code: number): DocumentFacts['closed'] => {
  switch (code) {
    case closeCodes.signIn:
      return 'sign-in';
    case closeCodes.noAccess:
    case closeCodes.badRoom:
    case closeCodes.erased:
      return 'no-access';
    // Too old, or it does not understand us: another version of the app is needed.
    default:
      return 'update';
  }
};

const whyByCode = {
  [nackCodes.readOnly]: 'read-only',
  [nackCodes.malformed]: 'malformed',
  [nackCodes.foreignClient]: 'foreign-client',
  [nackCodes.tooLarge]: 'too-large',
} as const satisfies Record<NackCode, RefusedChange['why']>;
