import { limits } from '@muster/protocol';
import type { Row, Store } from '../store/store.ts';

/** Something to be settled in order: a row to store first, or nothing to store. */
export interface Entry {
  readonly room: string;
  readonly row: Row | null;
  /** Runs once the row, and everything queued before it, is on disk. */
  readonly settle: () => void;
}

export interface CommitterParts {
  readonly store: Store;
  /** Runs `work` after `ms`. */
  readonly later: (ms: number, work: () => void) => void;
  /** The disk refuses, or takes in less than what arrives: stop and start reading. */
  readonly onPressure: (pressed: boolean) => void;
  readonly onSettled: () => void;
  /** The store does not accept this room's rows. Its entries are gone; nothing of them was told to anybody. */
  readonly onRefused: (room: string) => void;
  readonly onProblem: (message: string) => void;
}

const maxQueuedBytes = 2 * limits.maxFrameBytes;
const longestPauseMs = 2000;

/** Group commit: everything that arrived in one turn, of all rooms, is one transaction; the next waits for its end. */
export class Committer {
  readonly #parts: CommitterParts;
  #queue: Entry[] = [];
  #queuedBytes = 0;
  #busy = false;
  #sick = false;
  #pressed = false;
  #idle: (() => void)[] = [];
  commits = 0;

  constructor(parts: CommitterParts) {
    this.#parts = parts;
  }

  /** Whether the disk refuses at the moment. */
  get sick(): boolean {
    return this.#sick;
  }
  get pressed(): boolean {
    return this.#pressed;
  }

  add(entry: Entry): void {
    this.#queue.push(entry);
    this.#queuedBytes += bytesOf([entry]);
    if (this.#queuedBytes > maxQueuedBytes) this.#press();
  }

  /** Whether a room has something that is not settled. Resolves when nothing is left to settle. */
  settled(): Promise<void> {
    if (!this.#busy && this.#queue.length === 0) return Promise.resolve();
    return new Promise((done) => this.#idle.push(done));
  }

  /** Commits what is queued, if no commit is under way. */
  run(): void {
    if (!this.#busy && this.#queue.length > 0) void this.#drain();
  }

  async #drain(): Promise<void> {
    this.#busy = true;
    while (this.#queue.length > 0) {
      const batch = this.#queue;
      this.#queue = [];
      this.#queuedBytes = 0;
      const stored = await this.#commit(batch);
      for (const entry of stored) entry.settle();
      this.#relax();
      this.#parts.onSettled();
    }
    this.#busy = false;
    const idle = this.#idle;
    this.#idle = [];
    for (const done of idle) done();
  }

  /** Does not come back before the rows are stored, however long the disk refuses. */
  async #commit(batch: Entry[]): Promise<Entry[]> {
    let rest = batch;
    for (let pauseMs = 50; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      const rows = rest.flatMap((entry) => (entry.row === null ? [] : [entry.row]));
      if (rows.length === 0) return rest;
      const result = await this.#parts.store.append(rows);
      if (result.ok) {
        this.commits++;
        this.#sick = false;
        return rest;
      }
      if (result.error.type === 'SeqTaken') {
        const { room } = result.error;
        this.#queue = this.#queue.filter((entry) => entry.room !== room);
        this.#queuedBytes = bytesOf(this.#queue);
        rest = rest.filter((entry) => entry.room !== room);
        this.#parts.onRefused(room);
        continue;
      }
      if (!this.#sick) this.#parts.onProblem(result.error.message);
      this.#sick = true;
      this.#press();
      await new Promise<void>((done) => this.#parts.later(pauseMs, done));
    }
  }

  #press(): void {
    if (this.#pressed) return;
    this.#pressed = true;
    this.#parts.onPressure(true);
  }

  #relax(): void {
    if (!this.#pressed || this.#queuedBytes > maxQueuedBytes / 2) return;
    this.#pressed = false;
    this.#parts.onPressure(false);
  }
}

const bytesOf = (entries: readonly Entry[]): number => entries.reduce((sum, entry) => sum + (entry.row?.update.length ?? 0), 0);
