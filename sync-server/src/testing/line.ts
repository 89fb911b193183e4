import { decodeFrame, encodeFrame, encodePresence, isPermanent } from '@muster/protocol';
import type { Frame } from '@muster/protocol';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { until } from './relay-process.ts';
import type { Visitor } from './visitor.ts';

/** How a connection ended: a close code with its reason, or the HTTP status that refused it. */
export interface Ending {
  readonly code: number;
  readonly reason: string;
}

export interface LineOptions {
  /** The user id in the path; the visitor's own if not given. */
  readonly user?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
}

/** One socket of somebody's browser to one room, with the session's cookie, and everything that the relay said on it. */
export class Line {
  readonly doc = new Y.Doc();
  readonly frames: Frame[] = [];
  ending: Ending | null = null;
  endedAt = 0;
  readonly #ws: WebSocket;
  #sent = 0;

  /** `path` stands after the user, exactly as it is to be sent. */
  constructor(visitor: Visitor, path: string, { user = visitor.user, headers = {}, query = '?ext=1' }: LineOptions = {}) {
    const { origin } = new URL(visitor.url);
    const cookie: Record<string, string> = visitor.cookie === '' ? {} : { Cookie: visitor.cookie };
    const ws = new WebSocket(visitor.url.replace('http', 'ws'), {
      headers: { Origin: origin, ...cookie, ...headers },
      // As it stands here: a URL object would tidy it.
      finishRequest: (request) => {
        request.path = `/sync/${user}/${path}${query}`;
        request.end();
      },
    });
    this.#ws = ws;
    ws.on('open', () => this.send({ type: 'step1', stateVector: Y.encodeStateVector(this.doc) }));
    ws.on('message', (data) => {
      const frame = decodeFrame(new Uint8Array(data as Buffer));
      if (!frame.ok) throw new Error(`The relay sent ${frame.error.type}.`);
      this.frames.push(frame.value);
      if (frame.value.type === 'step2' || frame.value.type === 'update') Y.applyUpdate(this.doc, frame.value.update, this);
    });
    ws.on('error', () => undefined);
    ws.on('unexpected-response', (request, response) => {
      this.#end(response.statusCode ?? 0, '');
      request.destroy();
    });
    ws.on('close', (code, reason) => this.#end(code, reason.toString()));
  }
  #end(code: number, reason: string): void {
    if (this.ending !== null) return;
    this.ending = { code, reason };
    this.endedAt = Date.now();
  }

  get synced(): boolean {
    return this.frames.some((frame) => frame.type === 'step2');
  }
  get cards(): Y.Map<string> {
    return this.doc.getMap('cards');
  }
  send(frame: Frame): void {
    if (this.#ws.readyState === WebSocket.OPEN) this.#ws.send(encodeFrame(frame));
  }
  /** In, with all that is there, or turned away. */
  async arrived(): Promise<this> {
    await until('the line is synced or has ended', () => this.synced || this.ending !== null);
    return this;
  }
  async ended(): Promise<Ending> {
    await until('the line has ended', () => this.ending !== null);
    return this.ending ?? { code: 0, reason: '' };
  }
  /** Sends data and gives what the relay decided: stored, refused with this NACK, or nothing because the line is closed. */
  async say(type: 'update' | 'step2', update: Uint8Array): Promise<'stored' | Frame | Ending> {
    const number = ++this.#sent;
    this.send({ type, update });
    let verdict: 'stored' | Frame | Ending | null = null;
    await until('the relay has decided', () => {
      for (const frame of this.frames) {
        if (frame.type === 'nack' && frame.number === number) verdict = frame;
        if (frame.type === 'ack' && frame.count >= number) verdict ??= 'stored';
      }
      verdict ??= this.ending;
      return verdict !== null;
    });
    return verdict ?? 'stored';
  }
  shows(client: number, state: object): void {
    this.send({ type: 'awareness', body: encodePresence([{ client, clock: 1, state: JSON.stringify(state) }]) });
  }
  /** Whether a well-behaved client would come back. */
  get mayComeBack(): boolean {
    return this.ending !== null && !isPermanent(this.ending.code);
  }
  close(): void {
    this.#ws.terminate();
  }
}

/** An update that sets this card and comes from a client of its own. */
export const settingCard = (key: string, value = key): Uint8Array => {
  const doc = new Y.Doc();
  doc.getMap('cards').set(key, value);
  return Y.encodeStateAsUpdate(doc);
};

/** An update that deletes this card of the document, and holds nothing else but deletions. */
export const deletingCard = (from: Y.Doc, key: string): Uint8Array => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  doc.getMap('cards').delete(key);
  return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc));
};
