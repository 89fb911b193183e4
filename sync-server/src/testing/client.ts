import { decodeFrame, encodeFrame } from '@muster/protocol';
import type { Frame } from '@muster/protocol';
import WebSocket from 'ws';
import * as Y from 'yjs';

/** A person with a document, speaking the extension over a real socket. Knows which of its edits were acknowledged. */
export class Client {
  readonly doc = new Y.Doc();
  readonly user: string;
  readonly room: string;
  /** Every key that was acknowledged as set, and as deleted. */
  readonly savedKeys = new Set<string>();
  readonly savedDeletions = new Set<string>();
  /** Keys that it deleted, acknowledged or not. */
  readonly deletions = new Set<string>();
  synced = false;
  connected = false;
  closeCode: number | undefined;
  nacks = 0;
  acks = 0;
  epoch = '';
  /** Called the moment an acknowledgement arrives. */
  onAck: () => void = () => undefined;
  #ws: WebSocket | undefined;
  #sent = 0;
  /** By number: what that frame said. */
  #undecided: { number: number; set: string[]; deleted: string[] }[] = [];
  #edits = 0;

  constructor(user: string, room: string) {
    this.user = user;
    this.room = room;
    this.doc.on('update', (update: Uint8Array, origin) => {
      if (origin !== this && this.connected) this.#sendData({ type: 'update', update });
    });
  }
  get cards(): Y.Map<string> {
    return this.doc.getMap('cards');
  }
  get allAcked(): boolean {
    return this.#undecided.length === 0;
  }

  connect(url: string): void {
    const ws = new WebSocket(`${url.replace('http', 'ws')}sync/${this.user}/${this.room}?ext=1`);
    this.#ws = ws;
    this.#sent = 0;
    this.#undecided = [];
    this.synced = false;
    this.closeCode = undefined;
    ws.binaryType = 'nodebuffer';
    ws.on('open', () => {
      this.connected = true;
      this.send({ type: 'step1', stateVector: Y.encodeStateVector(this.doc) });
    });
    ws.on('message', (data) => this.#take(new Uint8Array(data as Buffer)));
    ws.on('error', () => undefined);
    ws.on('close', (code) => {
      if (this.#ws !== ws) return;
      this.connected = this.synced = false;
      this.closeCode = code;
    });
  }
  send(frame: Frame): void {
    this.#ws?.send(encodeFrame(frame));
  }
  #sendData(frame: Frame): void {
    this.#undecided.push({ number: ++this.#sent, set: [...this.#fresh.set], deleted: [...this.#fresh.deleted] });
    this.#fresh = { set: [], deleted: [] };
    this.send(frame);
  }
  #fresh: { set: string[]; deleted: string[] } = { set: [], deleted: [] };

  edit(random: () => number, size: number): void {
    const mine = [...this.savedKeys].filter((key) => this.cards.has(key));
    const victim = mine[Math.floor(random() * mine.length)];
    if (random() < 0.2 && victim !== undefined) {
      this.#fresh = { set: [], deleted: [victim] };
      this.deletions.add(victim);
      this.cards.delete(victim);
      return;
    }
    const key = `${this.doc.clientID}-${++this.#edits}`;
    this.#fresh = { set: [key], deleted: [] };
    this.cards.set(key, key + 'x'.repeat(Math.floor(random() * size)));
  }

  #take(bytes: Uint8Array): void {
    const decoded = decodeFrame(bytes);
    if (!decoded.ok) throw new Error(`The relay sent ${decoded.error.type}.`);
    const frame = decoded.value;
    switch (frame.type) {
      case 'hello':
        this.epoch = frame.epoch;
        break;
      case 'step1':
        // The answer repeats whatever the relay lacks, so its acknowledgement vouches for all that is here.
        this.#fresh = { set: [...this.cards.keys()], deleted: [] };
        this.#sendData({ type: 'step2', update: Y.encodeStateAsUpdate(this.doc, frame.stateVector) });
        break;
      case 'step2':
      case 'update':
        Y.applyUpdate(this.doc, frame.update, this);
        if (frame.type === 'step2') this.synced = true;
        break;
      case 'ack':
        this.acks++;
        for (const { set, deleted } of this.#undecided.filter(({ number }) => number <= frame.count)) {
          for (const key of set) this.savedKeys.add(key);
          for (const key of deleted) this.savedDeletions.add(key);
        }
        this.#undecided = this.#undecided.filter(({ number }) => number > frame.count);
        this.onAck();
        break;
      case 'nack':
        this.nacks++;
        this.#undecided = this.#undecided.filter(({ number }) => number !== frame.number);
        break;
      default:
    }
  }
  /** Stops and starts reading, as a machine that sleeps. */
  pause(): void {
    this.#ws?.pause();
  }
  resume(): void {
    this.#ws?.resume();
  }
  close(): void {
    this.connected = false;
    this.#ws?.terminate();
  }
}
