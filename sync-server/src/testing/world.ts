import { decodeFrame, encodeFrame } from '@muster/protocol';
import type { CloseCode, Frame } from '@muster/protocol';
import * as Y from 'yjs';
import type { Compute } from '../compute/compute.ts';
import { compact, diff, inspect } from '../compute/jobs.ts';
import { Metrics } from '../metrics.ts';
import { Registry } from '../rooms/registry.ts';
import type { Member, Session, Socket } from '../rooms/session.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { Store } from '../store/store.ts';

/** The jobs without threads. */
export const createDirectCompute = (): Compute & { diffs: number } => {
  const compute = {
    diffs: 0,
    inspect: async (update: Uint8Array) => Promise.resolve(inspect(update)),
    diff: async (update: Uint8Array, vector: Uint8Array) => {
      compute.diffs++;
      return Promise.resolve(diff(update, vector));
    },
    compact: async (parts: readonly Uint8Array[]) => Promise.resolve(compact(parts)),
    close: () => Promise.resolve(),
  };
  return compute;
};

/** A registry with a clock that stands still until it is moved, real turns of the event loop, and sockets in memory. */
export const createWorld = (parts: { store?: Store; compute?: Compute; lingerMs?: number } = {}) => {
  const timers: { at: number; work: () => void }[] = [];
  const problems: string[] = [];
  const store = parts.store ?? createMemoryStore();
  const metrics = new Metrics();
  const clock = { now: 1_780_000_000_000 };
  const turns = async (count = 30): Promise<void> => {
    for (let i = 0; i < count; i++) await new Promise((done) => setImmediate(done));
  };
  const registry = new Registry({
    store,
    compute: parts.compute ?? createDirectCompute(),
    metrics,
    now: () => clock.now,
    soon: (work) => void setImmediate(work),
    later: (ms, work) => void timers.push({ at: clock.now + ms, work }),
    onProblem: (what, detail) => void problems.push(`${what}: ${detail}`),
    lingerMs: parts.lingerMs ?? 30_000,
  });
  return {
    clock,
    store,
    metrics,
    problems,
    registry,
    /** Lets what is under way happen: nothing in memory needs more turns than these. */
    turns,
    /** Moves the clock, rings what is due, and lets it happen. */
    advance: async (ms: number): Promise<void> => {
      const end = clock.now + ms;
      for (;;) {
        await turns(10);
        const due = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        timers.splice(timers.indexOf(due), 1);
        clock.now = Math.max(clock.now, due.at);
        due.work();
      }
      clock.now = end;
      await turns(10);
    },
    /** A person with a document of their own, connected. */
    peer: async (user: string, options: Partial<PeerOptions> = {}): Promise<Peer> => {
      const peer = new Peer(registry, { room: 'team/p/618/board', user, rights: 'w', ext: true, ...options });
      peer.connect();
      await turns();
      return peer;
    },
  };
};

/** A socket that keeps what it is sent. `unsentBytes` is what its reader has not taken. */
export class FakeSocket implements Socket {
  readonly writes: (readonly Uint8Array[])[] = [];
  closed: { code: CloseCode; reason: string } | undefined;
  paused = false;
  /** A stuck reader takes nothing: all that is sent stays unsent. */
  stuck = false;
  unsentBytes = 0;
  readonly #onWrite: (frames: readonly Uint8Array[]) => void;
  readonly #onClose: () => void;

  constructor(onWrite: (frames: readonly Uint8Array[]) => void, onClose: () => void) {
    this.#onWrite = onWrite;
    this.#onClose = onClose;
  }
  send(frames: readonly Uint8Array[]): void {
    this.writes.push(frames);
    if (this.stuck) this.unsentBytes += frames.reduce((sum, frame) => sum + frame.length, 0);
    this.#onWrite(frames);
  }
  close(code: CloseCode, reason: string): void {
    this.closed = { code, reason };
    queueMicrotask(this.#onClose);
  }
  unsent(): number {
    return this.unsentBytes;
  }
  pause(): void {
    this.paused = true;
  }
  resume(): void {
    this.paused = false;
  }
}

export interface PeerOptions extends Member {
  readonly room: string;
  readonly doc?: Y.Doc;
  /** Whether to say step1 and step2 as providers do. */
  readonly silent?: boolean;
}

/** What a provider does, over a fake socket. */
export class Peer {
  readonly doc: Y.Doc;
  readonly options: PeerOptions;
  readonly #registry: Registry;
  socket!: FakeSocket;
  session!: Session;
  received: Frame[] = [];
  synced = false;
  sent = 0;
  /** What NACK, ACK and the sockets' order said, as it came. */
  acked = 0;
  nacks: { number: number; code: number; final: boolean }[] = [];

  constructor(registry: Registry, options: PeerOptions) {
    this.#registry = registry;
    this.options = options;
    this.doc = options.doc ?? new Y.Doc();
    this.doc.on('update', (update: Uint8Array, origin) => {
      if (origin !== this && this.session?.open) this.send({ type: 'update', update });
    });
  }
  connect(): void {
    this.received = [];
    this.synced = false;
    this.sent = this.acked = 0;
    this.nacks = [];
    this.socket = new FakeSocket(
      (frames) => frames.forEach((frame) => this.#take(frame)),
      () => this.#registry.leave(this.session),
    );
    this.session = this.#registry.join(this.options.room, this.socket, this.options);
    if (this.options.silent !== true) this.ask();
  }
  ask(vector = Y.encodeStateVector(this.doc)): void {
    this.send({ type: 'step1', stateVector: vector });
  }
  /** The connection breaks. */
  disconnect(): void {
    this.#registry.leave(this.session);
  }
  send(frame: Frame): void {
    if (frame.type === 'update' || frame.type === 'step2') this.sent++;
    this.sendBytes(encodeFrame(frame));
  }
  sendBytes(bytes: Uint8Array): void {
    this.#registry.receive(this.session, bytes);
  }
  #take(bytes: Uint8Array): void {
    const decoded = decodeFrame(bytes);
    if (!decoded.ok) throw new Error(`The relay sent ${decoded.error.type}.`);
    const frame = decoded.value;
    this.received.push(frame);
    if (frame.type === 'update' || frame.type === 'step2') Y.applyUpdate(this.doc, frame.update, this);
    if (frame.type === 'step2') this.synced = true;
    if (frame.type === 'ack') this.acked = frame.count;
    if (frame.type === 'nack') this.nacks.push(frame);
    if (frame.type === 'step1' && this.options.silent !== true)
      setImmediate(() => this.send({ type: 'step2', update: Y.encodeStateAsUpdate(this.doc, frame.stateVector) }));
  }
  get map(): Y.Map<unknown> {
    return this.doc.getMap('cards');
  }
  get cards(): unknown {
    return this.map.toJSON();
  }
  framesOf<T extends Frame['type']>(type: T): Extract<Frame, { type: T }>[] {
    return this.received.filter((frame) => frame.type === type) as Extract<Frame, { type: T }>[];
  }
}

/** A store whose disk can be told to refuse or to wait. */
export const createMoodyStore = (inner: Store = createMemoryStore()) => {
  const held: (() => void)[] = [];
  const store = {
    ...inner,
    refuses: false,
    waits: false,
    appends: 0,
    rowsOfAppends: [] as number[],
    append: async (rows: Parameters<Store['append']>[0]) => {
      store.appends++;
      if (store.waits) await new Promise<void>((done) => held.push(done));
      if (store.refuses) return { ok: false, error: { type: 'DiskRefuses', message: 'database or disk is full' } } as const;
      store.rowsOfAppends.push(rows.length);
      return inner.append(rows);
    },
    letGo: () => {
      store.waits = false;
      for (const done of held.splice(0)) done();
    },
  };
  return store;
};

/** A new seed for every run; SEED in the environment repeats one. */
export const aSeed = (): number => Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9));

/** A seeded source of numbers from 0 up to 1 (mulberry32), so that a random run can be repeated. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};
